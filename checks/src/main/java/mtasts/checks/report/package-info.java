/** The vocabulary of a check's outcome: reports, findings and the catalogue of their codes. */
@NullMarked
package mtasts.checks.report;

import org.jspecify.annotations.NullMarked;
