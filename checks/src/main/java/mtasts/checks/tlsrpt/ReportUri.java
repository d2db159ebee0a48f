package mtasts.checks.tlsrpt;

import static mtasts.checks.record.RecordField.shown;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a report: a URI (RFC 3986) of scheme {@code mailto} (RFC 6068) or {@code https},
 * in which commas, exclamation points and semicolons are percent-encoded (RFC 8460 §3).
 */
final class ReportUri {

  /** The characters of RFC 3986 §2 without those that must be encoded here. */
  private static final Pattern CHARACTERS =
      Pattern.compile("(?:[A-Za-z0-9._~:/?#\\[\\]@$&'()*+=-]|%[0-9A-Fa-f]{2})*+");

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:");
  private static final Pattern MAILBOX = Pattern.compile("[^@?#/:\\[\\]]++@[^@?#/:]++");
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "//(?:[A-Za-z0-9._~%$&'()*+=:-]*+@)?"
              + "(?:[A-Za-z0-9._~%$&'()*+=-]++|\\[[0-9A-Fa-f:.]++])(?::[0-9]*+)?(?:[/?#].*+)?");

  private ReportUri() {}

  /** Why this is no report address; empty where it is one. One char a byte. */
  static Optional<String> problem(String uri) {
    if (uri.isEmpty()) {
      return Optional.of("an empty address");
    }
    if (uri.indexOf('!') >= 0) {
      return Optional.of(shown(uri) + " holds a !, which must be written %21 (sizes do not exist)");
    }
    if (!CHARACTERS.matcher(uri).matches() || uri.indexOf('#') != uri.lastIndexOf('#')) {
      return Optional.of(shown(uri) + " is no URI: it holds characters that must be encoded");
    }
    return schemeProblem(uri);
  }

  private static Optional<String> schemeProblem(String uri) {
    if (!SCHEME.matcher(uri).lookingAt()) {
      return Optional.of(shown(uri) + " has no mailto: or https: before it");
    }
    int colon = uri.indexOf(':');
    String scheme = uri.substring(0, colon);
    String rest = uri.substring(colon + 1);
    if (scheme.equalsIgnoreCase("mailto")) {
      return mailboxProblem(uri, rest);
    }
    if (scheme.equalsIgnoreCase("https")) {
      return AUTHORITY.matcher(rest).matches()
          ? Optional.empty()
          : Optional.of(shown(uri) + " names no host");
    }
    return Optional.of(shown(uri) + " is neither mailto: nor https:");
  }

  private static Optional<String> mailboxProblem(String uri, String rest) {
    String to = rest.split("[?#]", 2)[0];
    return MAILBOX.matcher(to).matches()
        ? Optional.empty()
        : Optional.of(shown(uri) + " names no mailbox");
  }
}
