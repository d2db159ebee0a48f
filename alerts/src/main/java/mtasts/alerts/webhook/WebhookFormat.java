package mtasts.alerts.webhook;

import java.util.Locale;

/** What the body of a webhook looks like. */
public enum WebhookFormat {
  /** JSON of our own, signed as Standard Webhooks has it. */
  STANDARD,
  /** The v2 API of Prometheus Alertmanager. */
  ALERTMANAGER,
  /** Slack's incoming webhooks. */
  SLACK,
  /** A workflow of Microsoft Teams that posts an Adaptive Card. */
  TEAMS,
  /** Discord's webhooks. */
  DISCORD,
  /** PagerDuty's Events API v2. */
  PAGERDUTY,
  /** ntfy, public or self-hosted. */
  NTFY;

  /** The name as it stands in the configuration: {@code slack}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
