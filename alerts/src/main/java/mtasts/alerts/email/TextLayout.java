package mtasts.alerts.email;

import java.util.List;
import mtasts.alerts.email.Section.Block;

/** Sections as plain text that reads well in a terminal: indented, wrapped, nothing but text. */
final class TextLayout {

  private static final int WIDTH = 76;
  private static final String INDENT = "  ";
  private static final int NAME_WIDTH = 12;

  private TextLayout() {}

  static String of(String title, List<Section> sections) {
    StringBuilder out = new StringBuilder();
    wrap(out, "", title, "");
    for (Section section : sections) {
      if (section.blocks().isEmpty()) {
        continue;
      }
      out.append('\n').append(section.heading()).append('\n');
      section.blocks().forEach(block -> append(out, block));
    }
    return out.toString();
  }

  private static void append(StringBuilder out, Block block) {
    switch (block) {
      case Block.Prose(String text) -> wrap(out, INDENT, text, INDENT);
      case Block.Code(String line) -> out.append(INDENT).append(line).append('\n');
      case Block.Item(String text) -> wrap(out, INDENT + "- ", text, INDENT + "  ");
      case Block.Field(String name, String value) ->
          wrap(
              out,
              INDENT + name + ": " + " ".repeat(Math.max(0, NAME_WIDTH - name.length() - 2)),
              value,
              INDENT + " ".repeat(NAME_WIDTH));
    }
  }

  /** Breaks between words only: a name, an address or a record stays whole, however long. */
  private static void wrap(StringBuilder out, String first, String text, String others) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        out.append(line).append('\n');
        line.setLength(0);
        line.append(others);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    out.append(line).append('\n');
  }
}
