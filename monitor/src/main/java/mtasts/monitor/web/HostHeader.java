package mtasts.monitor.web;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a request that was meant for this machine from one that a page elsewhere has a browser send
 * here by pointing its own name at a loopback address (DNS rebinding): that one carries the name.
 */
final class HostHeader {

  private static final Pattern LOCAL =
      Pattern.compile("(localhost|[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

  private HostHeader() {}

  /** True for an address literal or {@code localhost}, each with or without a port. */
  static boolean isLocal(@Nullable String host) {
    return host != null && LOCAL.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
