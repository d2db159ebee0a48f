package mtasts.checks.record;

import java.util.List;
import java.util.Optional;
import mtasts.checks.report.Fault;

/**
 * What the rules say of the TXT records at {@code _mta-sts}.
 *
 * @param record the record that senders read, where there is exactly one and it is valid
 * @param faults what is wrong or doubtful, at most one a code
 */
public record RecordJudgement(Optional<StsRecord> record, List<Fault> faults) {

  /** Copies the list. */
  public RecordJudgement {
    faults = List.copyOf(faults);
  }
}
