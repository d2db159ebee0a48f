package mtasts.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only moves when told to. */
public final class FakeClock implements InstantSource {

  private volatile Instant now = Instant.parse("2026-11-23T20:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves on; gives the new time. */
  public synchronized Instant advance(Duration time) {
    now = now.plus(time);
    return now;
  }

  /** Sets it; gives the new time. */
  public synchronized Instant set(String time) {
    now = Instant.parse(time);
    return now;
  }
}
