package mtasts.monitor.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mtasts.alerts.notice.Secret;
import mtasts.alerts.webhook.WebhookFormat;

/** Where messages go: one mail address list, the owners of domains, or one web hook. */
public sealed interface ReceiverConfig {

  /** The name that routes and metrics call it by; unique. */
  String name();

  /**
   * A receiver of mail.
   *
   * @param name its name
   * @param to mail addresses, at least one
   * @param from the sender's address; empty: {@code mta-sts-monitor@} and the name of this host
   * @param smtp the server that takes the mail
   */
  record Email(String name, List<String> to, Optional<String> from, Smtp smtp)
      implements ReceiverConfig {

    /** Takes a copy of the list. */
    public Email {
      to = List.copyOf(to);
    }
  }

  /**
   * A receiver of mail that goes to the owner of each domain: the address in its label {@code
   * owner}.
   *
   * @param name its name
   * @param from the sender's address; empty: {@code mta-sts-monitor@} and the name of this host
   * @param smtp the server that takes the mail
   */
  record Owner(String name, Optional<String> from, Smtp smtp) implements ReceiverConfig {}

  /**
   * A receiver of web hooks.
   *
   * @param name its name
   * @param url where they are posted: {@code http} or {@code https}; a secret, as many such URLs
   *     are keys to what is behind them
   * @param format the shape of the body
   * @param keys of {@code standard} those that sign (Standard Webhooks, {@code whsec_…}), none:
   *     unsigned; of {@code pagerduty} the routing key; of all others none
   */
  record Webhook(String name, Secret url, WebhookFormat format, List<Secret> keys)
      implements ReceiverConfig {

    /** Takes a copy of the list. */
    public Webhook {
      keys = List.copyOf(keys);
    }
  }

  /**
   * The server that takes the mail.
   *
   * @param host name or address
   * @param port 1 to 65535
   * @param tls how the connection is protected
   * @param username for authentication; present exactly where the password is
   * @param password for authentication
   */
  record Smtp(
      String host, int port, SmtpTls tls, Optional<String> username, Optional<Secret> password) {

    /** What is in force where the file says nothing. */
    public static Smtp defaults() {
      return new Smtp("localhost", 25, SmtpTls.OPPORTUNISTIC, Optional.empty(), Optional.empty());
    }
  }

  /** How the connection to the mail server is protected. */
  enum SmtpTls {
    /** Not at all. */
    NONE,
    /** STARTTLS where offered, without verification. */
    OPPORTUNISTIC,
    /** STARTTLS required and verified. */
    STARTTLS,
    /** TLS from the first byte, verified. */
    TLS;

    /** The value as it stands in the file: {@code starttls}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
