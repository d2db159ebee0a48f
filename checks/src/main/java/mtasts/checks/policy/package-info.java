/** The policy: its grammar and rules (RFC 8461 §3.2) and its fetch over HTTPS (§3.3). */
@NullMarked
package mtasts.checks.policy;

import org.jspecify.annotations.NullMarked;
