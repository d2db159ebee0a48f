package mtasts.alerts.route;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All silences that can matter, those that are over too.
 *
 * @param all in any order
 */
public record Silences(List<Silence> all) {

  /** Copies the list. */
  public Silences {
    all = List.copyOf(all);
  }

  /** What holds this at that moment; of several the one that ends last. */
  public Optional<Silence> holding(Occasion occasion, Instant at) {
    return all.stream()
        .filter(silence -> silence.holds(occasion, at))
        .max(Comparator.comparing(Silence::until));
  }

  /** Whether this was held from one moment to the other without a gap. */
  public boolean heldThroughout(Occasion occasion, Instant from, Instant to) {
    Instant reached = from;
    while (true) {
      Optional<Silence> next = holding(occasion, reached);
      if (next.isEmpty()) {
        return false;
      }
      reached = next.get().until();
      if (!reached.isBefore(to)) {
        return true;
      }
    }
  }
}
