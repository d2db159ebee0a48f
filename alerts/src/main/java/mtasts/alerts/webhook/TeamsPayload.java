package mtasts.alerts.webhook;

import mtasts.alerts.notice.Mark;
import mtasts.alerts.notice.Message;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body for a workflow of Microsoft Teams: a message with one Adaptive Card. All text stands in
 * text runs, which know no Markdown, so that nothing in it can become a link or a mention.
 */
final class TeamsPayload {

  /** Of the whole message. */
  static final int MAX_BYTES = 28 * 1024;

  private static final int MAX_HEADLINE = 500;
  private static final int MAX_FACT = 4000;
  private static final String CARD = "application/vnd.microsoft.card.adaptive";

  private TeamsPayload() {}

  static byte[] of(Message message) {
    return Brief.of(message).fitting(TeamsPayload::body, bytes -> bytes.length <= MAX_BYTES);
  }

  private static byte[] body(Brief brief) {
    ObjectNode message = Json.object().put("type", "message");
    message
        .putArray("attachments")
        .add(Json.object().put("contentType", CARD).set("content", card(brief)));
    return Json.bytes(message);
  }

  private static ObjectNode card(Brief brief) {
    ObjectNode card =
        Json.object()
            .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
            .put("type", "AdaptiveCard")
            .put("version", "1.4");
    card.putObject("msteams").put("width", "Full");
    ArrayNode body = card.putArray("body");
    ObjectNode headline =
        run(brief.headline(MAX_HEADLINE, Markup.PLAIN))
            .put("size", "Large")
            .put("weight", "Bolder")
            .put("color", colour(brief.mark()));
    body.add(paragraph(headline, "Default"));
    brief.story().ifPresent(story -> body.add(paragraph(run(story), "Default")));
    for (Fact fact : brief.facts()) {
      body.add(paragraph(run(fact.name()).put("weight", "Bolder"), "Medium"));
      fact.within(MAX_FACT, Markup.PLAIN)
          .lines()
          .forEach(line -> body.add(paragraph(run(line), "None")));
    }
    body.add(paragraph(run(brief.footer()).put("size", "Small").put("isSubtle", true), "Medium"));
    brief.page().ifPresent(page -> card.putArray("actions").add(open(page)));
    return card;
  }

  private static ObjectNode paragraph(ObjectNode run, String spacing) {
    ObjectNode block = Json.object().put("type", "RichTextBlock").put("spacing", spacing);
    block.putArray("inlines").add(run);
    return block;
  }

  private static ObjectNode run(String text) {
    return Json.object().put("type", "TextRun").put("text", text);
  }

  private static ObjectNode open(String page) {
    return Json.object()
        .put("type", "Action.OpenUrl")
        .put("title", "More on its page")
        .put("url", page);
  }

  private static String colour(Mark mark) {
    return switch (mark) {
      case FAILING -> "Attention";
      case WARNING, MONITOR -> "Warning";
      case RESOLVED -> "Good";
      case DIGEST, TEST -> "Accent";
    };
  }
}
