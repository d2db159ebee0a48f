/** The MTA-STS record: grammar and rules of RFC 8461 §3.1, and what TLS-RPT's record shares. */
@NullMarked
package mtasts.checks.record;

import org.jspecify.annotations.NullMarked;
