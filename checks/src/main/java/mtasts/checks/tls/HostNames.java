package mtasts.checks.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Host names in certificates (RFC 9525 §6, RFC 8461 §4.2): only a SAN dNSName counts, never the CN
 * and never an address; {@code *} stands for the whole left-most label or not at all.
 */
public final class HostNames {

  private static final int MAX_NAMES = 1000;
  private static final int SAN_DNS_NAME = 2;
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?[0-9]+");

  private HostNames() {}

  /**
   * The SAN dNSNames of a certificate as they stand in it: hostile text, at most 1,000 names. Empty
   * where there are none or the extension can't be read.
   */
  public static List<String> of(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> Integer.valueOf(SAN_DNS_NAME).equals(name.get(0)))
              .map(name -> String.valueOf(name.get(1)))
              .limit(MAX_NAMES)
              .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /** True where one of the certificate's SAN dNSNames stands for this host. */
  public static boolean matches(X509Certificate certificate, String host) {
    return of(certificate).stream().anyMatch(name -> matches(name, host));
  }

  /**
   * True where a presented name stands for this host.
   *
   * @param presented a dNSName from a certificate
   * @param host A-labels, with or without the final dot; underscores are fine
   */
  public static boolean matches(String presented, String host) {
    String wanted = lower(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    if (!isName(wanted)) {
      return false;
    }
    if (!presented.startsWith("*.")) {
      return isName(presented) && lower(presented).equals(wanted);
    }
    String parent = presented.substring(2);
    int dot = wanted.indexOf('.');
    return dot > 0 && isName(parent) && lower(parent).equals(wanted.substring(dot + 1));
  }

  /** Whole labels of letters, digits, hyphens and underscores, and no IPv4 address. */
  private static boolean isName(String text) {
    return text.length() <= 253
        && NAME.matcher(text).matches()
        && !NUMERIC_END.matcher(text).matches();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
