/** What an operator declares that a domain publishes, and what differs from it (RFC 8461 §10.3). */
@NullMarked
package mtasts.checks.expect;

import org.jspecify.annotations.NullMarked;
