/** MX hosts with STARTTLS and chosen faults, and an inbox that keeps the mails it takes. */
@NullMarked
package mtasts.lab.smtp;

import org.jspecify.annotations.NullMarked;
