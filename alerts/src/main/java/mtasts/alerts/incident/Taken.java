package mtasts.alerts.incident;

import java.util.List;
import java.util.OptionalInt;

/**
 * What became of a round.
 *
 * @param decisions one for each key that was there or was remembered, by key
 * @param unsettled the lowest number of rounds that agree among the symptoms that are neither
 *     confirmed nor gone: 1 asks for the first re-check, 2 for the second and so on; empty: the
 *     next round may come when it comes
 */
public record Taken(List<Decision> decisions, OptionalInt unsettled) {

  /** Copies the list. */
  public Taken {
    decisions = List.copyOf(decisions);
  }
}
