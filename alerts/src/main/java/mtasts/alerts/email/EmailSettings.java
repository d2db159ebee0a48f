package mtasts.alerts.email;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mtasts.alerts.notice.Secret;

/**
 * A mail receiver as configured.
 *
 * @param to the recipients' addresses; none: each message goes to the owner that it names
 * @param from the address of the sender
 * @param smtp the server that takes the mail
 */
public record EmailSettings(List<String> to, String from, Smtp smtp) {

  /** Copies the list. */
  public EmailSettings {
    to = List.copyOf(to);
  }

  /**
   * The server that takes the mail.
   *
   * @param host its name or address
   * @param port its port
   * @param tls how the connection is protected
   * @param username the login; absent: none
   * @param password the password of the login
   * @param timeout for the connection and for each answer
   */
  public record Smtp(
      String host,
      int port,
      Tls tls,
      Optional<String> username,
      Optional<Secret> password,
      Duration timeout) {

    /** How long a connection or an answer may take unless told otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  }

  /** How the connection to the server is protected. */
  public enum Tls {
    /** Not at all. */
    NONE,
    /** STARTTLS where the server offers it, without verification. */
    OPPORTUNISTIC,
    /** STARTTLS, required and verified. */
    STARTTLS,
    /** TLS from the first byte, verified. */
    TLS;

    /** The name as it stands in the configuration: {@code starttls}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
