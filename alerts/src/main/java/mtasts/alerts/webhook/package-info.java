/**
 * The webhook receiver: its settings, the pure payload and the sender; the only user of OkHttp
 * here.
 */
@NullMarked
package mtasts.alerts.webhook;

import org.jspecify.annotations.NullMarked;
