package mtasts.alerts.email;

import java.util.Map;
import java.util.Optional;

/**
 * A mail, ready to be sent.
 *
 * @param messageId its Message-ID, with angle brackets
 * @param subject one line
 * @param text the plain text
 * @param html the same as HTML
 * @param domains all domains as a table, where there are more than the text names
 * @param headers further header fields, in order; each value one line of ASCII
 */
public record Mail(
    String messageId,
    String subject,
    String text,
    String html,
    Optional<String> domains,
    Map<String, String> headers) {}
