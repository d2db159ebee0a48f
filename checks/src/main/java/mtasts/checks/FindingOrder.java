package mtasts.checks;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import mtasts.checks.report.Finding;

/**
 * Findings as people and programs get them: the worst first, each once, always in the same order.
 */
final class FindingOrder {

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparing(Finding::code)
          .thenComparing(Finding::subject)
          .thenComparing(Finding::summary);

  private FindingOrder() {}

  static List<Finding> sorted(Collection<Finding> findings) {
    return findings.stream().distinct().sorted(WORST_FIRST).toList();
  }
}
