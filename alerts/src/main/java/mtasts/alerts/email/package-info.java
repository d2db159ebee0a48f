/**
 * The mail receiver: its settings, the pure renderer and the sender; the only user of Simple Java
 * Mail.
 */
@NullMarked
package mtasts.alerts.email;

import org.jspecify.annotations.NullMarked;
