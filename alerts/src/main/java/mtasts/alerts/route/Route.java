package mtasts.alerts.route;

import java.util.List;

/**
 * Sends what matches to some receivers.
 *
 * @param match what it takes
 * @param to names of receivers
 * @param continues whether later routes are asked too
 */
public record Route(Matcher match, List<String> to, boolean continues) {

  /** Copies the list. */
  public Route {
    to = List.copyOf(to);
  }
}
