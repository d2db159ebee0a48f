package mtasts.alerts.notice;

import java.time.Instant;

/** What one receiver is told. Renderers are pure functions of it. */
public sealed interface Message permits Notice, DigestNotice {

  /** The id of the message, the same over retries. */
  String id();

  /** The name of the receiver. */
  String receiver();

  /** When the message is made. */
  Instant now();

  /** Who is speaking. */
  Origin origin();
}
