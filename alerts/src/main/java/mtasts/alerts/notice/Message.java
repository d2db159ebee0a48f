package mtasts.alerts.notice;

import java.time.Instant;
import mtasts.alerts.outbox.Addressee;

/** What one receiver is told. Renderers are pure functions of it. */
public sealed interface Message permits Notice, DigestNotice {

  /** The id of the message, the same over retries. */
  String id();

  /** Who gets it. */
  Addressee addressee();

  /** The name of the receiver. */
  default String receiver() {
    return addressee().receiver();
  }

  /** When the message is made. */
  Instant now();

  /** Who is speaking. */
  Origin origin();
}
