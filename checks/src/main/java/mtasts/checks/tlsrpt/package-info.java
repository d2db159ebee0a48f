/** The TLS-RPT record: grammar and rules of RFC 8460 §3. */
@NullMarked
package mtasts.checks.tlsrpt;

import org.jspecify.annotations.NullMarked;
