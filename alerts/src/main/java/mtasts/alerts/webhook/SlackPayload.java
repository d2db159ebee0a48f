package mtasts.alerts.webhook;

import mtasts.alerts.notice.Message;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body for an incoming webhook of Slack: blocks, and a line for the notification. All that is
 * not ours stands in plain text objects, which know no links and no mentions, and is escaped as
 * well.
 */
final class SlackPayload {

  /** Of a header block. */
  static final int MAX_HEADER = 150;

  /** Of a text object; there are at most 50 blocks, of which this makes some fifteen. */
  static final int MAX_TEXT = 3000;

  private SlackPayload() {}

  static byte[] of(Message message) {
    Brief brief = Brief.of(message);
    ObjectNode body =
        Json.object()
            .put("text", brief.headline(MAX_TEXT, Markup.SLACK))
            .put("mrkdwn", false)
            .put("unfurl_links", false)
            .put("unfurl_media", false);
    ArrayNode blocks = body.putArray("blocks");
    String header = brief.headline(MAX_HEADER, Markup.SLACK);
    blocks.add(Json.object().put("type", "header").set("text", plain(header)));
    brief.story().ifPresent(story -> blocks.add(section(story)));
    for (Fact fact : brief.facts()) {
      blocks.add(context(plain(fact.name())));
      blocks.add(section(fact.within(MAX_TEXT, Markup.SLACK)));
    }
    blocks.add(context(plain(Markup.SLACK.clip(brief.footer(), MAX_TEXT))));
    brief.page().ifPresent(page -> blocks.add(context(link(page))));
    return Json.bytes(body);
  }

  private static ObjectNode section(String text) {
    return Json.object().put("type", "section").set("text", plain(text));
  }

  private static ObjectNode context(ObjectNode text) {
    ObjectNode context = Json.object().put("type", "context");
    context.putArray("elements").add(text);
    return context;
  }

  private static ObjectNode plain(String text) {
    return Json.object().put("type", "plain_text").put("text", text).put("emoji", false);
  }

  private static ObjectNode link(String page) {
    return Json.object()
        .put("type", "mrkdwn")
        .put("text", "<" + Markup.SLACK.escape(page) + "|More on its page>")
        .put("verbatim", true);
  }
}
