/** DNS lookups that keep "no such record" apart from "could not tell". */
@NullMarked
package mtasts.checks.dns;

import org.jspecify.annotations.NullMarked;
