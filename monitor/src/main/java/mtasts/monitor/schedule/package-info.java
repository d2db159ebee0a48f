/** When a domain is checked: Quartz as an alarm clock over slots, and the queue of what is due. */
@NullMarked
package mtasts.monitor.schedule;

import org.jspecify.annotations.NullMarked;
