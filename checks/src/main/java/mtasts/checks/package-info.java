/** What is true of a mail domain now. No state, no clock of its own, no logging above debug. */
@NullMarked
package mtasts.checks;

import org.jspecify.annotations.NullMarked;
