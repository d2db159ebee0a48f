/**
 * The state that outlives the process: reports, symptoms, incidents and the outbox in one SQLite
 * file, behind the ports of the alerts.
 */
@NullMarked
package mtasts.monitor.store;

import org.jspecify.annotations.NullMarked;
