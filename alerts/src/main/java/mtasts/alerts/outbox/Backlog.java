package mtasts.alerts.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What the outbox holds for one receiver.
 *
 * @param waiting how many messages wait
 * @param dueSince since when the one of them is due that is due longest; lies ahead where a silence
 *     holds all of them
 * @param dead how many were given up
 */
public record Backlog(int waiting, Optional<Instant> dueSince, int dead) {}
