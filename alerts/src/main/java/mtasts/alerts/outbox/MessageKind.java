package mtasts.alerts.outbox;

import java.util.Locale;

/** What a message tells about its incident. */
public enum MessageKind {
  OPENED,
  /** It became worse, or touches more domains. */
  UPDATED,
  /** It is still there, and nobody has heard of it for a while. */
  REMINDER,
  /** It comes and goes; the next message tells what it settled on. */
  FLAPPING,
  RESOLVED,
  /** A sample that someone asked for; never waits in the outbox. */
  TEST;

  /** The name as it stands in payloads: {@code opened}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
