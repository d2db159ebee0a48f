package mtasts.checks.record;

import java.util.List;
import java.util.Optional;
import mtasts.checks.report.FindingCode;

/**
 * What came of reading one MTA-STS record.
 *
 * @param record the record, where it is valid
 * @param problems all that is wrong or, as {@link FindingCode#RECORD_DUPLICATE_FIELD}, doubtful; in
 *     the order of the text
 * @param blankBeforeFirst whether blanks stand before the first {@code ;}
 * @param idDoubled whether a second id stands in it
 */
public record StsRecordReading(
    Optional<StsRecord> record,
    List<RecordProblem> problems,
    boolean blankBeforeFirst,
    boolean idDoubled) {

  /** Copies the list. */
  public StsRecordReading {
    problems = List.copyOf(problems);
  }
}
