/**
 * One round: a domain is checked, the report is kept and compared with what was known, and what
 * follows is on its way. Probes of MX hosts are shared between domains.
 */
@NullMarked
package mtasts.monitor.round;

import org.jspecify.annotations.NullMarked;
