/**
 * Listening sockets on loopback, a virtual thread per connection, and what all servers of the lab
 * share.
 */
@NullMarked
package mtasts.lab.tcp;

import org.jspecify.annotations.NullMarked;
