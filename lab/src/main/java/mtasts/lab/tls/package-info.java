/**
 * A certificate authority that makes any certificate asked for, and the server side of TLS with its
 * faults.
 */
@NullMarked
package mtasts.lab.tls;

import org.jspecify.annotations.NullMarked;
