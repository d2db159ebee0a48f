/** What is shipped for Prometheus and Grafana, held against what the monitor gives. */
@NullMarked
package mtasts.monitor.grafana;

import org.jspecify.annotations.NullMarked;
