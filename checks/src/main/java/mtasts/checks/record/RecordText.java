package mtasts.checks.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A TXT record of the form {@code version 1*(delim field) [delim]} with {@code delim = *WSP ";"
 * *WSP}, cut into its fields: the outer grammar that RFC 8461 §3.1 and RFC 8460 §3 have in common.
 *
 * @param fields what stands between the delimiters, good or not, in order
 * @param trailingBlanks the column of blanks at the end that no {@code ;} follows, where there are
 * @param blankBeforeFirst whether blanks stand between the version and the first {@code ;}
 */
public record RecordText(
    List<RecordField> fields, Optional<Integer> trailingBlanks, boolean blankBeforeFirst) {

  /** Copies the list. */
  public RecordText {
    fields = List.copyOf(fields);
  }

  /** True where the text begins with the version and {@code ;}, the test of RFC 8461 §3.1. */
  static boolean beginsStrictly(byte[] text, String version) {
    return latin1(text).startsWith(version + ";");
  }

  /** The fields behind the version; empty where no version and delimiter begin the text. */
  public static Optional<RecordText> of(byte[] text, String version) {
    String all = latin1(text);
    int first = all.indexOf(';');
    if (!all.startsWith(version)
        || first < 0
        || skipBlanks(all, version.length(), first) != first) {
      return Optional.empty();
    }
    return Optional.of(cut(all, first, first > version.length()));
  }

  private static RecordText cut(String all, int first, boolean blankBeforeFirst) {
    List<RecordField> fields = new ArrayList<>();
    Optional<Integer> trailing = Optional.empty();
    int delimiter = first;
    while (delimiter < all.length()) {
      int next = all.indexOf(';', delimiter + 1);
      boolean last = next < 0;
      int limit = last ? all.length() : next;
      int start = skipBlanks(all, delimiter + 1, limit);
      int end = dropBlanks(all, start, limit);
      if (!last || end > start) {
        fields.add(new RecordField(start + 1, all.substring(start, end)));
      }
      if (last && end > start && end < limit) {
        trailing = Optional.of(end + 1);
      }
      delimiter = limit;
    }
    return new RecordText(fields, trailing, blankBeforeFirst);
  }

  private static int skipBlanks(String text, int from, int limit) {
    int at = from;
    while (at < limit && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int dropBlanks(String text, int start, int limit) {
    int end = limit;
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** WSP is SP and HTAB (RFC 5234 B.1). */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
