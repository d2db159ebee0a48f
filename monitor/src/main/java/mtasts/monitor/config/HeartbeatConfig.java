package mtasts.monitor.config;

import java.time.Duration;
import mtasts.alerts.notice.Secret;

/** A dead-man's switch elsewhere: its URL, a secret, and how often it is called. */
public record HeartbeatConfig(Secret url, Duration every) {}
