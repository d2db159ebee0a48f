package mtasts.alerts.webhook;

import java.time.Duration;
import java.util.Optional;
import mtasts.alerts.notice.Secret;

/**
 * A webhook receiver of the format {@code standard} as configured.
 *
 * @param url where to post; a secret, since many such addresses are the key themselves
 * @param secret the signing key, {@code whsec_} and base64; absent: not signed
 * @param timeout for the whole exchange
 */
public record WebhookSettings(Secret url, Optional<Secret> secret, Duration timeout) {

  /** How long an exchange may take unless told otherwise. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);
}
