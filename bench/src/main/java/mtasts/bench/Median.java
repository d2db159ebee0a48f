package mtasts.bench;

import java.time.Duration;
import java.util.List;

/** The middle of several measurements, which a disturbed one does not move. */
final class Median {

  private Median() {}

  static Duration of(List<Duration> measured) {
    List<Duration> sorted = measured.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
  }
}
