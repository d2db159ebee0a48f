package mtasts.alerts.outbox;

import java.util.Locale;

/** What a message tells about its incident. */
public enum MessageKind {
  OPENED,
  /** It became worse, or touches more domains. */
  UPDATED,
  RESOLVED,
  /** A sample that someone asked for; never waits in the outbox. */
  TEST;

  /** The name as it stands in payloads: {@code opened}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
