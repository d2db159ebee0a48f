package mtasts.alerts.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What a receiver has not got.
 *
 * @param waiting how many messages wait for it
 * @param dueSince when the oldest of them was due
 * @param dead how many were given up since it last took one
 * @param error why the last attempt failed, in plain words
 */
public record Arrears(int waiting, Optional<Instant> dueSince, int dead, Optional<String> error) {}
