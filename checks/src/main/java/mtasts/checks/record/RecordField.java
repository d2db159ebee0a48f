package mtasts.checks.record;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mtasts.checks.report.Printable;

/**
 * What stands between two delimiters of a TXT record: {@code name=value}, or what was meant to be
 * one. The grammar of extensions is the same in RFC 8461 §3.1 and RFC 8460 §3.
 *
 * @param column where it begins, in bytes from 1
 * @param text its bytes, one char a byte
 */
public record RecordField(int column, String text) {

  private static final int MAX_NAME = 32;

  /** What stands before the first {@code =}; everything where there is none. */
  public String name() {
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals);
  }

  /** What stands behind the first {@code =}; empty where there is none. */
  public String value() {
    int equals = text.indexOf('=');
    return equals < 0 ? "" : text.substring(equals + 1);
  }

  /** The column of the first byte of the value. */
  public int valueColumn() {
    return column + Math.min(text.length(), name().length() + 1);
  }

  /** True where the field is, or was meant to be, one of this name: {@code id =…}, {@code id:…}. */
  public boolean meansToBe(String name) {
    return text.startsWith(name)
        && (text.length() == name.length() || !isNameChar(text.charAt(name.length())));
  }

  /**
   * How the field breaks the rule of an extension, as column and words; empty where it does not.
   */
  public Optional<Flaw> flaw() {
    if (text.isEmpty()) {
      return Optional.of(new Flaw(column, "an empty field (two ; in a row)"));
    }
    if (text.indexOf('=') < 0) {
      return Optional.of(new Flaw(column, "the field " + shown(text) + " has no ="));
    }
    return nameFlaw().or(this::valueFlaw);
  }

  private Optional<Flaw> nameFlaw() {
    String name = name();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isNameChar(c) || (i == 0 && !isAlphanumeric(c))) {
        return Optional.of(
            new Flaw(column + i, character(c) + " in the name of the field " + shown(text)));
      }
    }
    if (name.isEmpty()) {
      return Optional.of(new Flaw(column, "the field " + shown(text) + " has no name"));
    }
    return name.length() > MAX_NAME
        ? Optional.of(
            new Flaw(
                column, "the name of the field " + shown(text) + " is longer than 32 characters"))
        : Optional.empty();
  }

  private Optional<Flaw> valueFlaw() {
    String value = value();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '=') {
        return Optional.of(
            new Flaw(
                valueColumn() + i, character(c) + " in the value of the field " + shown(text)));
      }
    }
    return value.isEmpty()
        ? Optional.of(new Flaw(valueColumn(), "the field " + shown(text) + " has no value"))
        : Optional.empty();
  }

  private static boolean isNameChar(char c) {
    return isAlphanumeric(c) || c == '_' || c == '-' || c == '.';
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String character(char c) {
    return switch (c) {
      case ' ' -> "a blank";
      case '\t' -> "a tab";
      default ->
          c > ' ' && c < 0x7f ? "the character " + c : "the byte " + shown(String.valueOf(c));
    };
  }

  /** Bytes, one char a byte, as safe text in double quotes. */
  public static String shown(String bytes) {
    return "\"" + Printable.bytes(bytes.getBytes(StandardCharsets.ISO_8859_1), 60) + "\"";
  }

  /**
   * Where and how a field breaks the grammar.
   *
   * @param column in bytes from 1
   * @param what in plain words, escaped
   */
  public record Flaw(int column, String what) {}
}
