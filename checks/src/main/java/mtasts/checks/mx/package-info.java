/** The MX hosts of a domain, and whether the policy covers them (RFC 8461 §4.1). */
@NullMarked
package mtasts.checks.mx;

import org.jspecify.annotations.NullMarked;
