/** Messages that wait until a receiver took them: order, retry, give-up. */
@NullMarked
package mtasts.alerts.outbox;

import org.jspecify.annotations.NullMarked;
