/** When, with which settings, seen from outside. */
@NullMarked
package mtasts.monitor;

import org.jspecify.annotations.NullMarked;
