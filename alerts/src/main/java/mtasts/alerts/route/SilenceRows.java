package mtasts.alerts.route;

import java.time.Instant;
import java.util.List;

/**
 * Port: silences inside a transaction. Those that are over are kept for a while, since what was
 * held throughout is told by them.
 */
public interface SilenceRows {

  /** Every silence that is not over, the one that ends first before others. */
  List<Silence> silences();

  /** Adds a silence, or replaces the one with its id. */
  void put(Silence silence);

  /** Forgets the silences that are over and ended before that moment. */
  void forgetSilences(Instant endedBefore);
}
