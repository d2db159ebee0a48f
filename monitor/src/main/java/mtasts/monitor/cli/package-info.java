/** The commands: arguments and exit codes only, a class per command. */
@NullMarked
package mtasts.monitor.cli;

import org.jspecify.annotations.NullMarked;
