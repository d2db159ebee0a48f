/** What a receiver is told: an incident as it is when the message is sent. */
@NullMarked
package mtasts.alerts.notice;

import org.jspecify.annotations.NullMarked;
