package mtasts.alerts.email;

import java.util.ArrayList;
import java.util.List;
import mtasts.alerts.email.Section.Block;

/** Sections as plain text that reads well in a terminal: indented, wrapped, nothing but text. */
final class TextLayout {

  private static final int WIDTH = 76;
  private static final String INDENT = "  ";
  private static final int NAME_WIDTH = 12;

  /** What is quoted and longer than this is broken like any other text. */
  private static final int LONGEST_QUOTE = WIDTH - NAME_WIDTH;

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

  /**
   * Breaks between words only: a name, an address or a record stays whole, so that what is copied
   * from the mail is what is meant.
   */
  private static void wrap(StringBuilder out, String first, String text, String others) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : words(text)) {
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

  /** What stands between blanks; a quotation is one word. */
  private static List<String> words(String text) {
    List<String> parts = List.of(text.split(" ", -1));
    List<String> words = new ArrayList<>();
    int next = 0;
    while (next < parts.size()) {
      int end = endOfQuote(parts, next);
      words.add(String.join(" ", parts.subList(next, end)));
      next = end;
    }
    return words;
  }

  /** Behind the part in which a quotation ends that begins in this one; else behind this one. */
  private static int endOfQuote(List<String> parts, int begin) {
    int length = parts.get(begin).length();
    boolean open = hasOddQuotes(parts.get(begin));
    for (int i = begin + 1; open && i < parts.size() && length <= LONGEST_QUOTE; i++) {
      length += 1 + parts.get(i).length();
      if (hasOddQuotes(parts.get(i)) && length <= LONGEST_QUOTE) {
        return i + 1;
      }
    }
    return begin + 1;
  }

  private static boolean hasOddQuotes(String part) {
    return part.chars().filter(c -> c == '"').count() % 2 == 1;
  }
}
