/**
 * From a round's report to incidents: confirm, open, change, resolve; pure but for the state passed
 * in.
 */
@NullMarked
package mtasts.alerts.incident;

import org.jspecify.annotations.NullMarked;
