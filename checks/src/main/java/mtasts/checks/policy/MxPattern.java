package mtasts.checks.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An mx pattern, {@code ["*."] Domain} (RFC 8461 §3.2), with Domain as in RFC 5321 §4.1.2: labels
 * of letters, digits and inner hyphens. Labels have at most 63 characters and the domain at most
 * 253 (RFC 1035 §2.3.4). Patterns that differ only in case are equal.
 */
public final class MxPattern {

  private static final int MAX_DOMAIN = 253;
  private static final Pattern DOMAIN =
      Pattern.compile(
          "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*+");

  private final boolean wildcard;
  private final String domain;

  private MxPattern(boolean wildcard, String domain) {
    this.wildcard = wildcard;
    this.domain = domain;
  }

  /** Reads a pattern in any case; empty where the text is none. */
  public static Optional<MxPattern> of(String text) {
    boolean wildcard = text.startsWith("*.");
    String domain = wildcard ? text.substring(2) : text;
    return domain.length() <= MAX_DOMAIN && DOMAIN.matcher(domain).matches()
        ? Optional.of(new MxPattern(wildcard, domain.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /**
   * True where the pattern names this MX host (§4.1): without regard to case or a final dot, and
   * {@code *} stands for exactly one whole left-most label.
   */
  public boolean matches(String host) {
    String name = bare(host);
    if (!wildcard) {
      return name.equals(domain);
    }
    int dot = name.indexOf('.');
    return dot > 0 && name.substring(dot + 1).equals(domain);
  }

  /** True where the host lies two or more labels below a wildcard, which does not match. */
  public boolean isTooShallowFor(String host) {
    String name = bare(host);
    return wildcard && name.endsWith("." + domain) && !matches(host);
  }

  private static String bare(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    // Only ASCII letters have a case here: String.toLowerCase would fold the Kelvin sign into a k.
    boolean ascii = name.chars().allMatch(c -> c < 0x80);
    return ascii ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** True where it begins with {@code *.}. */
  public boolean isWildcard() {
    return wildcard;
  }

  /** The domain behind {@code *.}, or the whole name; lower case. */
  public String domain() {
    return domain;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MxPattern that
        && wildcard == that.wildcard
        && domain.equals(that.domain);
  }

  @Override
  public int hashCode() {
    return 31 * domain.hashCode() + Boolean.hashCode(wildcard);
  }

  /** The pattern as a policy has it, in lower case. */
  @Override
  public String toString() {
    return wildcard ? "*." + domain : domain;
  }
}
