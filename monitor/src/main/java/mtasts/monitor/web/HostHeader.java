package mtasts.monitor.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a request that was meant for this monitor from one that a page elsewhere has a browser send
 * here by pointing its own name at this address (DNS rebinding): that one carries the name.
 */
final class HostHeader {

  private static final Pattern LOCAL =
      Pattern.compile("localhost|[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");
  private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^]]*]|[^:]*)(:[0-9]{1,5})?");

  private HostHeader() {}

  /**
   * True for an address literal, {@code localhost} and the names of the monitor, each with or
   * without a port.
   *
   * @param names by which it is reached, in lower case
   */
  static boolean isOurs(@Nullable String header, Set<String> names) {
    if (header == null) {
      return false;
    }
    Matcher parts = HOST_AND_PORT.matcher(header.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return false;
    }
    String host = parts.group(1);
    return LOCAL.matcher(host).matches() || names.contains(host);
  }
}
