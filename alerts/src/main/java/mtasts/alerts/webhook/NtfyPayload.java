package mtasts.alerts.webhook;

import java.nio.charset.StandardCharsets;
import mtasts.alerts.notice.Mark;
import mtasts.alerts.notice.Message;
import tools.jackson.databind.node.ObjectNode;

/** The body for ntfy, published as JSON: plain text, no Markdown. */
final class NtfyPayload implements Payload {

  /** Of the message in UTF-8; what is longer would arrive as an attachment. */
  static final int MAX_BYTES = 4096;

  private static final int MAX_TITLE = 250;
  private static final int MAX_FACT = 1000;

  private final String topic;

  NtfyPayload(String topic) {
    this.topic = topic;
  }

  @Override
  public byte[] of(Message message) {
    Brief brief = Brief.of(message);
    ObjectNode body =
        Json.object()
            .put("topic", topic)
            .put("title", brief.headline(MAX_TITLE, Markup.PLAIN))
            .put("message", brief.fitting(NtfyPayload::message, NtfyPayload::fits))
            .put("priority", priority(brief.mark()));
    body.putArray("tags").add(emoji(brief.mark()));
    brief.page().ifPresent(page -> body.put("click", page));
    return Json.bytes(body);
  }

  private static String message(Brief brief) {
    return brief.lines(MAX_FACT, Markup.PLAIN) + "\n" + brief.footer();
  }

  private static boolean fits(String message) {
    return message.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  /** From 1, the least, to 5; 3 is usual, 4 rings longer. */
  private static int priority(Mark mark) {
    return switch (mark) {
      case FAILING, MONITOR -> 4;
      case WARNING, TEST -> 3;
      case RESOLVED, DIGEST -> 2;
    };
  }

  /** The short name of an emoji, shown before the title. */
  private static String emoji(Mark mark) {
    return switch (mark) {
      case FAILING -> "rotating_light";
      case WARNING -> "warning";
      case RESOLVED -> "white_check_mark";
      case MONITOR -> "satellite";
      case DIGEST -> "clipboard";
      case TEST -> "information_source";
    };
  }
}
