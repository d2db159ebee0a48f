package mtasts.lab.smtp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A mail as the inbox took it: envelope and content. Immutable. */
public final class Mail {

  private static final Pattern FOLD = Pattern.compile("\r\n(?=[ \t])");

  private final String sender;
  private final List<String> recipients;
  private final String content;

  Mail(String sender, List<String> recipients, String content) {
    this.sender = sender;
    this.recipients = List.copyOf(recipients);
    this.content = content;
  }

  /** The address of MAIL FROM, without angle brackets. */
  public String sender() {
    return sender;
  }

  /** The addresses of RCPT TO that were taken, without angle brackets. */
  public List<String> recipients() {
    return recipients;
  }

  /** The whole mail, headers and body, a char per byte, without the dots that DATA adds. */
  public String content() {
    return content;
  }

  /** The whole mail, headers and body. */
  public byte[] bytes() {
    return content.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The first header of the name, in any case, unfolded; encoded words stay as they are. */
  public Optional<String> header(String name) {
    int end = content.indexOf("\r\n\r\n");
    String head = end < 0 ? content : content.substring(0, end);
    String prefix = name + ":";
    return FOLD.matcher(head)
        .replaceAll("")
        .lines()
        .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
        .map(line -> line.substring(prefix.length()).strip())
        .findFirst();
  }

  /** The header Subject, or no text. */
  public String subject() {
    return header("Subject").orElse("");
  }

  /** The plain text of the mail as its reader sees it, with LF; no text where it has none. */
  public String text() {
    return MailContent.text(bytes());
  }

  @Override
  public String toString() {
    return recipients + " " + subject();
  }
}
