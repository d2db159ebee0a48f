package mtasts.checks.record;

import mtasts.checks.report.FindingCode;

/**
 * One thing that is wrong with a TXT record.
 *
 * @param code what it is
 * @param column where it begins, in bytes from 1 over the joined strings
 * @param what the same in plain words, with the offending text; escaped
 */
public record RecordProblem(FindingCode code, int column, String what) {

  /** What and where: {@code the id is empty (column 13)}. */
  public String told() {
    return what + " (column " + column + ")";
  }
}
