package mtasts.checks.tls;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.StandardConstants;

/**
 * A host name for SNI (RFC 6066 §3) that may hold what the JDK's own class refuses: underscores, a
 * leading hyphen.
 */
final class ServerName extends SNIServerName {

  private ServerName(byte[] name) {
    super(StandardConstants.SNI_HOST_NAME, name);
  }

  /** The name in lower case without a final dot; none where nothing is left. */
  static List<SNIServerName> listOf(String host) {
    byte[] name = bytes(host);
    return name.length == 0 ? List.of() : List.of(new ServerName(name));
  }

  static byte[] bytes(String host) {
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return bare.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
  }
}
