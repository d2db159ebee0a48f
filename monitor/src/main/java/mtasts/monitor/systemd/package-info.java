/**
 * What systemd wants to hear of a service of {@code Type=notify}: sd_notify(3), without libsystemd.
 */
@NullMarked
package mtasts.monitor.systemd;

import org.jspecify.annotations.NullMarked;
