package mtasts.checks.policy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mtasts.checks.report.Printable;

/**
 * One line of a policy without its end: the grammar {@code name ":" *WSP value *WSP} of RFC 8461
 * §3.2, whatever the name.
 *
 * @param number from 1
 * @param text its bytes, one char a byte
 */
record PolicyLine(int number, String text) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}+");
  private static final Pattern MEANT = Pattern.compile("[^A-Za-z0-9]*+([A-Za-z0-9_]++)");
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  /** What a line turns out to be. */
  sealed interface Reading {}

  /** A line by the grammar, but for the value, which depends on the name. */
  record Field(PolicyField field) implements Reading {}

  /** No line by the grammar: where it breaks it, and how. */
  record Broken(int column, String what) implements Reading {}

  /**
   * The lines of a text. CRLF and LF end a line; the last line need not be ended (§3.2); a CR alone
   * ends nothing.
   */
  static List<PolicyLine> split(String text) {
    List<PolicyLine> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      boolean crlf = feed > start && text.charAt(feed - 1) == '\r';
      lines.add(new PolicyLine(lines.size() + 1, text.substring(start, crlf ? end - 1 : end)));
      start = end + 1;
    }
    return lines;
  }

  /** Takes the line apart. */
  Reading read() {
    OptionalInt control = control();
    if (control.isPresent()) {
      return brokenByControl(control.getAsInt());
    }
    Matcher name = NAME.matcher(text);
    int colon = name.lookingAt() ? name.end() : -1;
    if (colon < 0 || colon == text.length() || text.charAt(colon) != ':') {
      return brokenName();
    }
    OptionalInt malformed = malformedUtf8();
    if (malformed.isPresent()) {
      return new Broken(malformed.getAsInt() + 1, quoted() + " holds bytes that are not UTF-8");
    }
    int start = colon + 1;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return new Field(new PolicyField(number, start + 1, name.group(), text.substring(start, end)));
  }

  /** The names of fields, in lower case, that a broken line seems to have been meant as. */
  Set<String> meantAs() {
    Set<String> names = new TreeSet<>();
    for (String part : text.split("\r", -1)) {
      Matcher meant = MEANT.matcher(part);
      if (meant.lookingAt()) {
        names.add(meant.group(1).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /** The line, escaped and in quotes. */
  String quoted() {
    return "\"" + Printable.bytes(text.getBytes(StandardCharsets.ISO_8859_1), 60) + "\"";
  }

  private OptionalInt control() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private Broken brokenByControl(int at) {
    char c = text.charAt(at);
    String what =
        c == '\r'
            ? " holds a CR that no LF follows: lines end with CRLF or LF"
            : String.format(" holds the control character \\x%02X", (int) c);
    return new Broken(at + 1, quoted() + what);
  }

  private Broken brokenName() {
    if (text.isBlank()) {
      return new Broken(1, "the line is empty: a policy has no blank lines");
    }
    if (text.startsWith(BYTE_ORDER_MARK)) {
      return new Broken(1, "the file begins with a byte order mark (EF BB BF)");
    }
    if (isBlank(text.charAt(0))) {
      return new Broken(1, quoted() + " begins with a blank");
    }
    if (number == 1 && text.charAt(0) == '<') {
      return new Broken(1, quoted() + " looks like a web page, not like a policy");
    }
    Matcher name = NAME.matcher(text);
    int end = name.lookingAt() ? name.end() : 0;
    if (end < text.length() && isBlank(text.charAt(end)) && text.indexOf(':') > end) {
      return new Broken(end + 1, quoted() + " has a blank before the colon");
    }
    String reason =
        end == 32 ? " has a name longer than 32 characters" : " is not of the form name: value";
    return new Broken(end + 1, quoted() + reason);
  }

  /** The offset of the first byte that is not UTF-8 as RFC 3629 §4 has it. */
  private OptionalInt malformedUtf8() {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return OptionalInt.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(bytes.remaining());
    return decoder.decode(bytes, out, true).isError()
        ? OptionalInt.of(bytes.position())
        : OptionalInt.empty();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
