package mtasts.alerts.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What became of a message that was due. Reasons are plain, printable and hold no secret. */
public sealed interface Outcome {

  /**
   * The receiver took it.
   *
   * @param note what is worth knowing all the same, such as recipients that were refused
   */
  record Delivered(Optional<String> note) implements Outcome {}

  /**
   * Not taken now.
   *
   * @param after how long the receiver wants to be left alone
   */
  record Retry(String reason, Optional<Duration> after) implements Outcome {}

  /** Refused for good: the same message will never be taken. */
  record Refused(String reason) implements Outcome {}

  /** Not sent, since a silence holds it until then; that was no attempt. Never by a receiver. */
  record Held(Instant until, String why) implements Outcome {}

  /** Not sent and not needed any more. Never by a receiver. */
  record Dropped(String why) implements Outcome {}

  /** Taken, with nothing to add. */
  static Outcome taken() {
    return new Delivered(Optional.empty());
  }

  /** Not taken now, for this reason. */
  static Outcome retry(String reason) {
    return new Retry(reason, Optional.empty());
  }
}
