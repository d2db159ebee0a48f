/**
 * STARTTLS at an MX host as a sender meets it (RFC 3207, RFC 8461 §4.2): one conversation from
 * greeting to QUIT, never a mail. What comes back is parsed as bytes, bounded in lines, length and
 * time.
 */
@NullMarked
package mtasts.checks.smtp;

import org.jspecify.annotations.NullMarked;
