/**
 * TLS as a sender sees it: a handshake that takes every chain and keeps it, and the judgement over
 * that chain afterwards (RFC 8461 §3.3 and §4.2, RFC 5280, RFC 9525). Revocation is left out: no
 * known MTA-STS sender looks at it.
 */
@NullMarked
package mtasts.checks.tls;

import org.jspecify.annotations.NullMarked;
