package mtasts.alerts.email;

import java.util.List;
import mtasts.alerts.email.Section.Block;
import mtasts.alerts.notice.Mark;

/**
 * Sections as HTML that reads on a phone and in dark mode: no picture, no script, no colour but
 * that of the mark, nothing loaded.
 */
final class HtmlLayout {

  private static final String CODE_STYLE =
      "margin:4px 0;padding:6px 8px;border:1px solid #888;border-radius:4px;"
          + "white-space:pre-wrap;overflow-wrap:anywhere;font-family:monospace";

  private HtmlLayout() {}

  static String of(Mark mark, String title, List<Section> sections) {
    StringBuilder out = new StringBuilder();
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .append("<title>")
        .append(escape(title))
        .append("</title>\n</head>\n")
        .append("<body style=\"font-family:sans-serif;line-height:1.4;max-width:44em\">\n")
        .append("<h1 style=\"font-size:1.15em;overflow-wrap:anywhere\">")
        .append("<span style=\"color:#fff;background:")
        .append(colour(mark))
        .append(";padding:2px 6px;border-radius:4px\">")
        .append(mark)
        .append("</span> ")
        .append(escape(title))
        .append("</h1>\n");
    sections.stream()
        .filter(section -> !section.blocks().isEmpty())
        .forEach(section -> append(out, section));
    return out.append("</body>\n</html>\n").toString();
  }

  /** A background that white text is readable on. */
  private static String colour(Mark mark) {
    return switch (mark) {
      case FAILING -> "#b00020";
      case WARNING -> "#8a5a00";
      case MONITOR -> "#5b3b8c";
      case RESOLVED -> "#1b6e2f";
      case DIGEST, TEST -> "#3b5b8c";
    };
  }

  private static void append(StringBuilder out, Section section) {
    out.append("<h2 style=\"font-size:1em;margin:1.2em 0 0.3em\">")
        .append(escape(section.heading()))
        .append("</h2>\n");
    section.blocks().forEach(block -> append(out, block));
  }

  private static void append(StringBuilder out, Block block) {
    switch (block) {
      case Block.Prose(String text) -> paragraph(out, escape(text));
      case Block.Code(String line) ->
          out.append("<pre style=\"")
              .append(CODE_STYLE)
              .append("\">")
              .append(escape(line))
              .append("</pre>\n");
      case Block.Item(String text) -> paragraph(out, "&bull; " + escape(text));
      case Block.Field(String name, String value) ->
          paragraph(out, "<b>" + escape(name) + ":</b> " + escape(value));
    }
  }

  private static void paragraph(StringBuilder out, String html) {
    out.append("<p style=\"margin:4px 0;overflow-wrap:anywhere\">").append(html).append("</p>\n");
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
