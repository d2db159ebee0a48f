package mtasts.checks.tls;

import java.security.Security;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Lets the JDK offer the TLS 1.2 suites with RSA key exchange. It has them switched off since
 * version 24; the TLS libraries of senders have not, so a server that knows nothing else gets its
 * mail, and must not be told as broken.
 */
public final class RsaKeyExchange {

  private static final String DISABLED = "jdk.tls.disabledAlgorithms";
  private static final String SUITES = "TLS_RSA_*";

  private RsaKeyExchange() {}

  /**
   * Switches them on for the whole process. Call it first thing in {@code main}: once the JDK has
   * set up TLS for anyone, it takes no notice any more.
   */
  public static void allow() {
    String disabled = Security.getProperty(DISABLED);
    if (disabled != null) {
      Security.setProperty(DISABLED, without(disabled));
    }
  }

  static String without(String disabled) {
    return Arrays.stream(disabled.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.equals(SUITES))
        .collect(Collectors.joining(", "));
  }
}
