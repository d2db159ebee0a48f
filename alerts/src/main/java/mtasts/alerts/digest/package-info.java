/** The regular summary: when it is due, and what it says. */
@NullMarked
package mtasts.alerts.digest;

import org.jspecify.annotations.NullMarked;
