package mtasts.alerts.digest;

import java.time.Instant;
import java.util.Optional;
import mtasts.alerts.outbox.OutboxMessage;

/** Port: when digests were due, inside a transaction that the caller opens and closes. */
public interface DigestRows {

  /** When the last digest of a receiver was due; empty: it is new here. */
  Optional<Instant> lastDigest(String receiver);

  /** Notes when the last digest of a receiver was due. */
  void noteDigest(String receiver, Instant due);

  /** Adds a digest to the outbox in place of one that still waits for its receiver. */
  void replaceDigest(OutboxMessage digest);
}
