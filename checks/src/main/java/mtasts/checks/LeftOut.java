package mtasts.checks;

import java.util.List;

/** How a sentence names what a check did not look at. */
final class LeftOut {

  private static final int MOST = 5;

  private LeftOut() {}

  /** The first few names, and how many more there are. */
  static String told(List<String> names) {
    String first = String.join(", ", names.stream().limit(MOST).toList());
    int more = names.size() - MOST;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
