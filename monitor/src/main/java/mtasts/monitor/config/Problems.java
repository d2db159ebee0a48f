package mtasts.monitor.config;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one file. Not safe for use by several threads. */
final class Problems {

  private final List<Problem> found = new ArrayList<>();

  /** Notes why the file cannot be used. */
  void error(Place place, String message) {
    found.add(new Problem(place, message, Problem.Severity.ERROR));
  }

  /** Notes what someone should look at. */
  void warning(Place place, String message) {
    found.add(new Problem(place, message, Problem.Severity.WARNING));
  }

  /** True once there is an error. */
  boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
  }

  /** All that was noted, by place. */
  List<Problem> sorted() {
    return found.stream().distinct().sorted().toList();
  }
}
