/**
 * The monitor's doubt of itself. It must never page for its own resolver's or network's failure: a
 * failure that proves nothing, a silence, is only believed while something else of its kind is
 * heard. {@link mtasts.monitor.doubt.Belief} is the rule, pure; {@link
 * mtasts.monitor.doubt.SelfDoubt} asks it about every round, looks again where it can not tell, and
 * acts on what it comes to.
 */
@NullMarked
package mtasts.monitor.doubt;

import org.jspecify.annotations.NullMarked;
