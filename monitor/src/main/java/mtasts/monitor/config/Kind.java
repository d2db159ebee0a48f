package mtasts.monitor.config;

import java.net.IDN;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;

/**
 * What a key takes as its text.
 *
 * @param wanted in words: {@code a duration such as 15m}
 * @param parse reads the text, or throws IllegalArgumentException with the reason in plain words
 */
record Kind<T>(String wanted, Function<String, T> parse) {

  private static final int MAX_TEXT = 1000;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9])?\\.?|[0-9A-Fa-f:.]+");
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\\p{Cntrl}@<>(),;:\\\\\"\\[\\]]+@(.+)");

  static final Kind<String> TEXT = new Kind<>("a text", Kind::text);
  static final Kind<Duration> DURATION = new Kind<>(Durations.WANTED, Durations::parse);
  static final Kind<Boolean> TRUTH = choice("true or false", Map.of("true", true, "false", false));
  static final Kind<Integer> PERCENT = new Kind<>("a share such as 20%", Kind::percent);
  static final Kind<Integer> PORT = number(1, 65535);
  static final Kind<DomainName> DOMAIN = new Kind<>("a domain name", Kind::domain);
  static final Kind<String> HOST_NAME = new Kind<>("a host name or address", Kind::host);
  static final Kind<String> MAIL_ADDRESS = new Kind<>("a mail address", Kind::mailAddress);
  static final Kind<FindingCode> CODE = new Kind<>("a finding code", Kind::code);

  /** A whole number within bounds. */
  static Kind<Integer> number(int lowest, int highest) {
    String wanted = "a whole number from " + lowest + " to " + highest;
    return new Kind<>(
        wanted,
        text -> {
          long number = DIGITS.matcher(text).matches() ? Long.parseLong(text) : -1;
          if (number < lowest || number > highest) {
            throw new IllegalArgumentException(Quoted.text(text) + " is not " + wanted);
          }
          return (int) number;
        });
  }

  /** One of the constants, as they print in lower case. */
  static <E extends Enum<E>> Kind<E> oneOf(E[] constants) {
    Map<String, E> names = new LinkedHashMap<>();
    for (E constant : constants) {
      names.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return choice("one of " + String.join(", ", names.keySet()), names);
  }

  /** One of the names. */
  static <T> Kind<T> choice(String wanted, Map<String, T> names) {
    return new Kind<>(
        wanted,
        text -> {
          T chosen = names.get(text);
          if (chosen == null) {
            throw new IllegalArgumentException(
                Quoted.text(text) + " is not " + wanted + Nearest.hint(text, names.keySet()));
          }
          return chosen;
        });
  }

  private static String text(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty");
    }
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException("is longer than " + MAX_TEXT + " characters");
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(Quoted.text(text) + " holds a control character");
    }
    return text;
  }

  private static int percent(String text) {
    if (text.endsWith("%")) {
      try {
        return number(1, 100).parse().apply(text.substring(0, text.length() - 1));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(Quoted.text(text) + " is not within 1% to 100%", e);
      }
    }
    throw new IllegalArgumentException(Quoted.text(text) + " is not a share such as 20%");
  }

  private static DomainName domain(String text) {
    try {
      return DomainName.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          Quoted.text(text) + " is not a domain name: " + e.getMessage(), e);
    }
  }

  private static String host(String text) {
    if (!HOST.matcher(text).matches()) {
      throw new IllegalArgumentException(Quoted.text(text) + " is not a host name or address");
    }
    return text;
  }

  private static String mailAddress(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.matches() || !isHost(matcher.group(1))) {
      throw new IllegalArgumentException(
          Quoted.text(text) + " is not a mail address such as ops@example.net");
    }
    return text;
  }

  /** In A- or U-labels; most have no U-label, and are spared IDNA with its tables. */
  private static boolean isHost(String host) {
    return HOST.matcher(host).matches() || HOST.matcher(aLabels(host)).matches();
  }

  private static String aLabels(String host) {
    try {
      return IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static FindingCode code(String text) {
    return FindingCode.of(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown finding code " + Quoted.text(text) + Nearest.hint(text, codes())));
  }

  /** Every code that there is. */
  static List<String> codes() {
    return Stream.of(FindingCode.values()).map(FindingCode::toString).toList();
  }
}
