/** Every meter in one place: what the monitor does, and what it last knew of each domain. */
@NullMarked
package mtasts.monitor.metrics;

import org.jspecify.annotations.NullMarked;
