/** The built image as users run it: real processes, with the lab as their world. */
@NullMarked
package mtasts.monitor.process;

import org.jspecify.annotations.NullMarked;
