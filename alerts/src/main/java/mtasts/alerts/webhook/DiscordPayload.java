package mtasts.alerts.webhook;

import java.util.stream.StreamSupport;
import mtasts.alerts.notice.Mark;
import mtasts.alerts.notice.Message;
import mtasts.alerts.notice.Plain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body for a webhook of Discord: one embed, and nobody mentioned whatever stands in it. The
 * limits count characters; this counts UTF-16 units, which are never fewer.
 */
final class DiscordPayload {

  static final int MAX_TITLE = 256;

  /** Of a field's value; there are at most 25 fields, of which this makes five. */
  static final int MAX_FIELD = 1024;

  static final int MAX_FOOTER = 2048;

  /** Of all texts of an embed together. */
  static final int MAX_TOTAL = 6000;

  private DiscordPayload() {}

  static byte[] of(Message message) {
    String at = message.now().toString();
    ObjectNode embed =
        Brief.of(message).fitting(brief -> embed(brief, at), one -> characters(one) <= MAX_TOTAL);
    ObjectNode body = Json.object().put("username", "mta-sts-monitor");
    body.putArray("embeds").add(embed);
    body.putObject("allowed_mentions").putArray("parse");
    return Json.bytes(body);
  }

  private static ObjectNode embed(Brief brief, String at) {
    ObjectNode embed =
        Json.object()
            .put("title", brief.headline(MAX_TITLE, Markup.DISCORD))
            .put("color", colour(brief.mark()))
            .put("timestamp", at);
    brief.story().ifPresent(story -> embed.put("description", Markup.DISCORD.escape(story)));
    brief.page().ifPresent(page -> embed.put("url", page));
    ArrayNode fields = embed.putArray("fields");
    for (Fact fact : brief.facts()) {
      fields.add(
          Json.object()
              .put("name", fact.name())
              .put("value", fact.within(MAX_FIELD, Markup.DISCORD)));
    }
    // a footer shows text as it is
    embed.putObject("footer").put("text", Plain.line(brief.footer(), MAX_FOOTER));
    return embed;
  }

  private static int characters(ObjectNode embed) {
    int fields =
        StreamSupport.stream(embed.path("fields").spliterator(), false)
            .mapToInt(field -> length(field.path("name")) + length(field.path("value")))
            .sum();
    return length(embed.path("title"))
        + length(embed.path("description"))
        + length(embed.path("footer").path("text"))
        + fields;
  }

  private static int length(JsonNode text) {
    return text.asString("").length();
  }

  private static int colour(Mark mark) {
    return switch (mark) {
      case FAILING -> 0xb00020;
      case WARNING, MONITOR -> 0xe69500;
      case RESOLVED -> 0x1b6e2f;
      case DIGEST, TEST -> 0x3b5b8c;
    };
  }
}
