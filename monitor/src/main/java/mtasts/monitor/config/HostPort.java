package mtasts.monitor.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses with a port, as people write them. Looks nothing up. */
final class HostPort {

  private static final Pattern V4 = Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3})(?::(\\d{1,9}))?");
  private static final Pattern V6_BRACKETS =
      Pattern.compile("\\[([0-9a-fA-F:.]+)](?::(\\d{1,9}))?");
  private static final Pattern V6 =
      Pattern.compile("([0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)()?");

  private HostPort() {}

  /**
   * Reads {@code 192.0.2.1}, {@code 192.0.2.1:53}, {@code ::1} or {@code [::1]:53}.
   *
   * @param defaultPort the port where none is given; 0: one must be given
   * @param lowest the lowest port that is allowed
   * @throws IllegalArgumentException with the reason in plain words
   */
  static InetSocketAddress address(String text, int defaultPort, int lowest) {
    for (Pattern form : new Pattern[] {V4, V6_BRACKETS, V6}) {
      Matcher matcher = form.matcher(text);
      if (matcher.matches()) {
        return new InetSocketAddress(
            literal(matcher.group(1)), port(matcher.group(2), defaultPort, lowest));
      }
    }
    throw new IllegalArgumentException("not an IP address with an optional port");
  }

  private static InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not an IP address", e);
    }
  }

  private static int port(@Nullable String digits, int defaultPort, int lowest) {
    if (digits == null || digits.isEmpty()) {
      if (defaultPort == 0) {
        throw new IllegalArgumentException("the port is missing, as in 127.0.0.1:8461");
      }
      return defaultPort;
    }
    int port = Integer.parseInt(digits);
    if (port < lowest || port > 65535) {
      throw new IllegalArgumentException("the port is out of the range " + lowest + " to 65535");
    }
    return port;
  }
}
