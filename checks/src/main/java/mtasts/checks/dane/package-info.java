/** TLSA records of MX hosts (RFC 7672), the neighbour of MTA-STS: would DANE senders refuse? */
@NullMarked
package mtasts.checks.dane;

import org.jspecify.annotations.NullMarked;
