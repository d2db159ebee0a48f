package mtasts.monitor.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what the user may have meant. */
final class Nearest {

  private Nearest() {}

  /** {@code "; did you mean 'interval'?"}, or nothing where no known name is near. */
  static String hint(String written, Collection<String> known) {
    return to(written, known).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /** The known name that is the fewest typing errors away, at most a third of its length. */
  static Optional<String> to(String written, Collection<String> known) {
    String bare = bare(written);
    return known.stream()
        .filter(name -> distance(bare, bare(name)) <= Math.clamp(name.length() / 3, 1, 3))
        .min(
            Comparator.comparingInt((String name) -> distance(bare, bare(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
   */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] d, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
