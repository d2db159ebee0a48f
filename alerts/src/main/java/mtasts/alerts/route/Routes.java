package mtasts.alerts.route;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who hears of what: the routes in order, the first that matches unless it continues. Where there
 * are none every receiver hears of everything.
 *
 * @param routes the routes in order
 * @param receivers the names of all receivers
 */
public record Routes(List<Route> routes, List<String> receivers) {

  /** Copies the lists. */
  public Routes {
    routes = List.copyOf(routes);
    receivers = List.copyOf(receivers);
  }

  /** As {@link #receivers}; where that is nobody, all receivers there are. */
  public SortedSet<String> receiversOrAll(Occasion occasion) {
    SortedSet<String> told = receivers(occasion);
    return told.isEmpty() ? Collections.unmodifiableSortedSet(new TreeSet<>(receivers)) : told;
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
