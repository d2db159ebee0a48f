package mtasts.monitor.web;

import java.util.List;
import java.util.Optional;
import mtasts.alerts.route.Silence;
import mtasts.monitor.store.IncidentStanding;
import mtasts.monitor.store.Store;

/**
 * Which silence holds what is said of an incident.
 *
 * @param silences all that are not over
 */
record Silencing(Store store, Running running, List<Silence> silences) {

  static Silencing now(Store store, Running running) {
    return new Silencing(store, running, store.silences());
  }

  /** Its domains, of which there may be many, are read only where a silence may hold them all. */
  Optional<Silence> of(IncidentStanding one) {
    if (silences.isEmpty() || one.incident().resolvedAt().isPresent()) {
      return Optional.empty();
    }
    return running.silencing(
        one.incident(),
        store.incidents().affected(one.incident().id(), 0, Integer.MAX_VALUE),
        silences);
  }
}
