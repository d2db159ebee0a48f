package mtasts.alerts.route;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import mtasts.checks.report.FindingCode;

/**
 * Who hears of what: the routes in order, the first that matches unless it continues. Where there
 * are none every receiver hears of everything.
 *
 * @param routes the routes in order
 * @param receivers the names of all receivers
 * @param fallback the names of those that hear where another can not be told; empty: as the routes
 *     have it
 */
public record Routes(List<Route> routes, List<String> receivers, List<String> fallback) {

  /** Copies the lists. */
  public Routes {
    routes = List.copyOf(routes);
    receivers = List.copyOf(receivers);
    fallback = List.copyOf(fallback);
  }

  /** Routes without a fallback. */
  public Routes(List<Route> routes, List<String> receivers) {
    this(routes, receivers, List.of());
  }

  /**
   * Who hears of the monitor's own trouble: the fallback where messages can not be delivered, else
   * those whom the routes give; where that is nobody, all receivers there are.
   *
   * @param except those that can not be told
   */
  public SortedSet<String> ofMonitor(Occasion occasion, Set<String> except) {
    SortedSet<String> told =
        occasion.code() == FindingCode.SELF_ALERTS_UNDELIVERED && !fallback.isEmpty()
            ? new TreeSet<>(fallback)
            : new TreeSet<>(receivers(occasion));
    told.removeAll(except);
    if (told.isEmpty()) {
      told.addAll(receivers);
      told.removeAll(except);
    }
    return Collections.unmodifiableSortedSet(told);
  }

  /** The names of those that are to hear of it, each once. */
  public SortedSet<String> receivers(Occasion occasion) {
    if (routes.isEmpty()) {
      return Collections.unmodifiableSortedSet(new TreeSet<>(receivers));
    }
    SortedSet<String> told = new TreeSet<>();
    for (Route route : routes) {
      if (route.match().matches(occasion)) {
        told.addAll(route.to());
        if (!route.continues()) {
          break;
        }
      }
    }
    return Collections.unmodifiableSortedSet(told);
  }
}
