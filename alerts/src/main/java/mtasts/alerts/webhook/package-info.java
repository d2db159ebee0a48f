/**
 * The webhook receiver: its settings, a pure payload for each format, and the one sender; the only
 * user of OkHttp here. The chats say the same {@link mtasts.alerts.webhook.Brief}, each within its
 * limits and with its own escapes.
 */
@NullMarked
package mtasts.alerts.webhook;

import org.jspecify.annotations.NullMarked;
