package mtasts.checks.policy;

import mtasts.checks.report.FindingCode;

/**
 * One thing that is wrong or worth saying about the text of a policy.
 *
 * @param code what it is
 * @param line the line from 1; 0 where it concerns the whole
 * @param column where it begins in the line, in bytes from 1; 0 where it concerns the whole
 * @param what the same in plain words, with the offending text; escaped
 * @param remedy what to write instead
 */
public record PolicyProblem(FindingCode code, int line, int column, String what, String remedy) {}
