package mtasts.alerts.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import mtasts.alerts.notice.Secret;

/** Settings of receivers for tests. */
final class Hooks {

  /** A signing key. */
  static final Secret KEY = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  /** Another. */
  static final Secret NEXT_KEY = new Secret("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz");

  static final Secret ROUTING_KEY = new Secret("s3cret0123456789abcdef0123456789");

  private Hooks() {}

  /** A receiver of any format, with the keys that it wants. */
  static WebhookSettings settings(URI url, WebhookFormat format, Duration timeout) {
    List<Secret> keys =
        switch (format) {
          case STANDARD -> List.of(KEY);
          case PAGERDUTY -> List.of(ROUTING_KEY);
          case ALERTMANAGER, SLACK, TEAMS, DISCORD, NTFY -> List.of();
        };
    return new WebhookSettings(new Secret(url.toString()), format, keys, timeout);
  }

  /** The payload of a format. */
  static Payload payload(WebhookFormat format) {
    URI url = URI.create("https://hook.example.net/topic");
    return Target.of(settings(url, format, Duration.ofSeconds(1))).payload();
  }
}
