package mtasts.alerts.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What the outbox holds for one receiver.
 *
 * @param waiting how many messages wait
 * @param oldest when the oldest of them was created
 * @param dead how many were given up
 */
public record Backlog(int waiting, Optional<Instant> oldest, int dead) {}
