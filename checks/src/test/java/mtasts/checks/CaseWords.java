package mtasts.checks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mtasts.lab.tls.Authority;
import mtasts.lab.tls.CertificateSpec;
import mtasts.lab.tls.Identity;
import mtasts.lab.tls.KeyType;

/** The words of the scripts of a case; the README beside the cases explains them. */
final class CaseWords {

  private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9a-f]{2}|.)");

  private CaseWords() {}

  /** A line cut into the verb and its argument, which may be empty. */
  record Line(String verb, String argument) {

    static Line of(String text) {
      int blank = text.indexOf(' ');
      return blank < 0
          ? new Line(text, "")
          : new Line(text.substring(0, blank), text.substring(blank + 1));
    }

    List<String> words() {
      return List.of(argument.strip().split(" +"));
    }

    int number() {
      return Integer.parseInt(words().getFirst());
    }

    /** The argument with {@code \r \n \t \\ \xNN} as the bytes that they stand for. */
    String unescaped() {
      return unescape(argument);
    }

    /** What stands behind the first word, unescaped. */
    String rest() {
      return Line.of(argument).unescaped();
    }
  }

  static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(unescaped(found.group(1))));
  }

  private static String unescaped(String escape) {
    return switch (escape.charAt(0)) {
      case 'r' -> "\r";
      case 'n' -> "\n";
      case 't' -> "\t";
      case '\\' -> "\\";
      case 'x' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
      default -> throw new IllegalArgumentException("no such escape: " + escape);
    };
  }

  /** One char a byte. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** {@code 1500ms}, {@code 2s}, {@code 15m}, {@code 40h}, {@code 10d}. */
  static Duration duration(String text) {
    String unit = text.replaceFirst("^[0-9]+", "");
    long number = Long.parseLong(text.substring(0, text.length() - unit.length()));
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> throw new IllegalArgumentException("no duration: " + text);
    };
  }

  /** {@code certificate NAMES WORD…}: names by comma, {@code -} for none. */
  static Identity certificate(Authority authority, List<String> words) {
    CertificateSpec spec = authority.certificate();
    if (!words.getFirst().equals("-")) {
      List<String> names = new ArrayList<>();
      for (String name : words.getFirst().split(",", -1)) {
        names.add(unescape(name));
      }
      spec.names(names.toArray(String[]::new));
    }
    for (String word : words.subList(1, words.size())) {
      apply(spec, word);
    }
    return spec.issue();
  }

  private static void apply(CertificateSpec spec, String word) {
    int equals = word.indexOf('=');
    String key = equals < 0 ? word : word.substring(0, equals);
    String value = equals < 0 ? "" : unescape(word.substring(equals + 1));
    switch (key) {
      case "expired" -> spec.expired();
      case "not-yet-valid" -> spec.notYetValid();
      case "self-signed" -> spec.selfSigned();
      case "unknown-root" -> spec.fromUntrustedRoot();
      case "intermediate" -> spec.throughIntermediate();
      case "no-authority" -> spec.fromNoAuthority();
      case "issuer-withheld" -> spec.withheldIssuer();
      case "clients-only" -> spec.forClientsOnly();
      case "key" -> spec.key(KeyType.valueOf(value));
      case "cn" -> spec.commonName(value);
      case "since" -> spec.since(duration(value));
      case "left" -> spec.left(duration(value));
      default -> throw new IllegalArgumentException("no word for a certificate: " + word);
    }
  }
}
