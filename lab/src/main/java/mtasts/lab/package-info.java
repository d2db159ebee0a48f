/**
 * A mail world on loopback, in this process: DNS, policy hosts, MX hosts with chosen faults, an
 * inbox, a webhook receiver, and a certificate authority.
 */
@NullMarked
package mtasts.lab;

import org.jspecify.annotations.NullMarked;
