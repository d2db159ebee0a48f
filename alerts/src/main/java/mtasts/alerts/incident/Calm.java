package mtasts.alerts.incident;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.route.Window;

/**
 * When nothing new is told all the same, and when news are held.
 *
 * @param reminder after so long an open incident is told again; absent: never
 * @param windows maintenance windows
 */
public record Calm(Optional<Duration> reminder, List<Window> windows) {

  /** Neither. */
  public static final Calm NONE = new Calm(Optional.empty(), List.of());

  /** Copies the list. */
  public Calm {
    windows = List.copyOf(windows);
  }
}
