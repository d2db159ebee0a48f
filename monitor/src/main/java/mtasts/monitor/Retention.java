package mtasts.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import mtasts.monitor.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what has been over for long enough, so that the state does not grow for ever. */
final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** Incidents and their messages are kept for so long after their end. */
  private static final Duration KEPT = Duration.ofDays(400);

  private static final Duration EVERY = Duration.ofHours(1);

  private final Store store;
  private final InstantSource clock;
  private Instant next = Instant.MIN;

  Retention(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Looks once an hour, however often it is called. Used by one thread. */
  void turn() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(EVERY);
    int forgotten = store.prune(now.minus(KEPT));
    if (forgotten > 0) {
      LOG.info("forgot {} incidents that ended more than {} days ago", forgotten, KEPT.toDays());
    }
    int domains = store.pruneHistories(now);
    if (domains > 0) {
      LOG.info("forgot {} domains that left, whose policies no sender holds any more", domains);
    }
  }
}
