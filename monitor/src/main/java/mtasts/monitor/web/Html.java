package mtasts.monitor.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of HTML. A text becomes one only by being escaped, and elements take nothing but pieces:
 * there is no way to forget it. What controls or reorders text (line ends, escapes, bidirectional
 * marks) is shown as its code point, so that nothing which a stranger said acts on the page.
 */
final class Html {

  /** Nothing. */
  static final Html NONE = new Html("");

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /** The text, standing for itself on one line. */
  static Html text(String text) {
    return new Html(escaped(text, false));
  }

  /** The text with its line ends, for an element that keeps them. */
  static Html lines(String text) {
    return new Html(escaped(text.replace("\r\n", "\n"), true));
  }

  /** One piece after the other. */
  static Html all(Html... pieces) {
    return all(Stream.of(pieces));
  }

  /** One piece after the other. */
  static Html all(Stream<Html> pieces) {
    return new Html(pieces.map(piece -> piece.markup).collect(Collectors.joining()));
  }

  /** An element, with its attributes and content to come. */
  static Tag tag(String name) {
    return new Tag(name, "");
  }

  boolean isEmpty() {
    return markup.isEmpty();
  }

  /** The whole document that has this as its root element. */
  String document() {
    return "<!DOCTYPE html>\n" + markup + "\n";
  }

  /** The markup alone, where it is no page. */
  String fragment() {
    return markup;
  }

  /**
   * An element without its content.
   *
   * @param name its name, a literal
   * @param attributes its attributes as markup
   */
  record Tag(String name, String attributes) {

    /**
     * The same with one attribute more.
     *
     * @param attribute its name, a literal
     * @param value any text
     */
    Tag with(String attribute, String value) {
      return new Tag(name, attributes + " " + attribute + "=\"" + escaped(value, false) + "\"");
    }

    /** The same, styled as these classes. */
    Tag styled(String classes) {
      return with("class", classes);
    }

    /** The same, leading to another place of this monitor. */
    Tag to(String place) {
      if (!place.matches("[/?#].*") || place.startsWith("//")) {
        throw new IllegalArgumentException("not a place of this monitor: " + place);
      }
      return with("href", place);
    }

    Html of(String text) {
      return of(text(text));
    }

    Html of(Html... content) {
      return of(List.of(content));
    }

    Html of(List<Html> content) {
      return new Html(
          "<" + name + attributes + ">" + all(content.stream()).markup + "</" + name + ">");
    }

    /** An element that never has content. */
    Html alone() {
      return new Html("<" + name + attributes + ">");
    }
  }

  private static String escaped(String text, boolean keepsLines) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> escape(c, keepsLines, out));
    return out.toString();
  }

  private static void escape(int c, boolean keepsLines, StringBuilder out) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> {
        if (isInert(c) || (keepsLines && c == '\n')) {
          out.appendCodePoint(c);
        } else {
          out.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
      }
    }
  }

  private static boolean isInert(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
