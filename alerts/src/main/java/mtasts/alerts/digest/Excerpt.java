package mtasts.alerts.digest;

import java.util.List;

/**
 * The first of many.
 *
 * @param first those that are told
 * @param total how many there are in all
 */
public record Excerpt<T>(List<T> first, int total) {

  /** Copies the list. */
  public Excerpt {
    first = List.copyOf(first);
  }

  /** At most so many of these. */
  public static <T> Excerpt<T> of(List<T> all, int most) {
    return new Excerpt<>(all.subList(0, Math.min(most, all.size())), all.size());
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return total == 0;
  }
}
