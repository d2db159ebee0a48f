package mtasts.alerts.webhook;

import java.time.Duration;
import java.util.List;
import mtasts.alerts.notice.Secret;

/**
 * A webhook receiver as configured.
 *
 * @param url where to post, http or https; a secret, since many such addresses are the key
 *     themselves. A name and password in it are sent as Basic authorization
 * @param format what the body looks like
 * @param keys of {@code standard} the signing keys, {@code whsec_} and base64: each signs, so that
 *     a receiver can change from one to the next, and none: not signed. Of {@code pagerduty} one,
 *     the routing key. None of all others
 * @param timeout for the whole exchange
 */
public record WebhookSettings(
    Secret url, WebhookFormat format, List<Secret> keys, Duration timeout) {

  /** How long an exchange may take unless told otherwise. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

  /** Copies the list. */
  public WebhookSettings {
    keys = List.copyOf(keys);
  }
}
