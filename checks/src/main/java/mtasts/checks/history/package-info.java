/**
 * What senders may still hold: every policy that was seen, with its ids and its dates (RFC 8461
 * §5.1, §8).
 *
 * <p>A sender that fetched a policy keeps it for max_age, whatever is published since, until it
 * sees a new id. So a policy seen for the last time at t binds senders until t + max_age. Where a
 * date is in doubt, the later one is told: who waits too long loses time, who waits too short loses
 * mail.
 */
@NullMarked
package mtasts.checks.history;

import org.jspecify.annotations.NullMarked;
