/** The configuration file: read whole, every problem told with its place, kept as records. */
@NullMarked
package mtasts.monitor.config;

import org.jspecify.annotations.NullMarked;
