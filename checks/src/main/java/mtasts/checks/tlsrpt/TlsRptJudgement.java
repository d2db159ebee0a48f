package mtasts.checks.tlsrpt;

import java.util.List;
import java.util.Optional;
import mtasts.checks.report.Fault;

/**
 * What the rules say of the TXT records at {@code _smtp._tls}.
 *
 * @param record the record that senders read, where there is exactly one and it is valid
 * @param faults what is wrong, at most one a code
 */
public record TlsRptJudgement(Optional<TlsRptRecord> record, List<Fault> faults) {

  /** Copies the list. */
  public TlsRptJudgement {
    faults = List.copyOf(faults);
  }
}
