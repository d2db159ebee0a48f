package mtasts.checks.tlsrpt;

import java.util.List;
import java.util.Optional;
import mtasts.checks.record.RecordProblem;

/**
 * What came of reading one TLS-RPT record.
 *
 * @param record the record, where it is valid
 * @param problems all that is wrong, in the order of the text; empty exactly where it is valid
 */
public record TlsRptReading(Optional<TlsRptRecord> record, List<RecordProblem> problems) {

  /** Copies the list. */
  public TlsRptReading {
    problems = List.copyOf(problems);
  }
}
