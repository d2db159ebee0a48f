package mtasts.alerts.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.route.Occasion;
import mtasts.alerts.route.Silence;
import mtasts.alerts.route.Silences;

/**
 * One part of an incident: a domain that it touches or touched, or the monitor itself.
 *
 * @param affected the domain; absent: the monitor itself
 * @param occasion what routes and silences decide on
 * @param since when it was first seen there
 * @param until when it was over there; absent: it is not
 */
public record Concern(
    Optional<Affected> affected, Occasion occasion, Instant since, Optional<Instant> until) {

  /** Whether it is there. */
  public boolean isOpen() {
    return until.isEmpty();
  }

  /**
   * What holds messages about all of these at that moment: the silence after which the first of
   * them can be told; empty where one is not held, or there is none.
   */
  public static Optional<Silence> heldBy(List<Concern> concerns, Silences silences, Instant at) {
    List<Silence> holding =
        concerns.stream().flatMap(one -> silences.holding(one.occasion, at).stream()).toList();
    return holding.size() < concerns.size()
        ? Optional.empty()
        : holding.stream().min(Comparator.comparing(Silence::until));
  }
}
