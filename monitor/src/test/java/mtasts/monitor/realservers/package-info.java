/** The built image against servers from Debian: knot, unbound, nginx and Postfix on loopback. */
@NullMarked
package mtasts.monitor.realservers;

import org.jspecify.annotations.NullMarked;
