package mtasts.alerts.route;

/**
 * A pattern in which {@code *} stands for any characters and {@code ?} for one; all else stands for
 * itself. Takes at most pattern length times text length steps.
 */
public record Glob(String pattern) {

  /** Whether the whole text fits. */
  public boolean matches(String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int afterStar = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        afterStar = t;
      } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++afterStar;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean fits(char wanted, char seen) {
    return wanted == '?' || wanted == seen;
  }
}
