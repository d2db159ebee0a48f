package mtasts.checks.history;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One entry of a domain's time line: what was there before, and what is there since.
 *
 * @param at the look that saw it
 * @param kind what changed
 * @param removed what is not there any more; of a policy its lines
 * @param added what is new; of a policy its lines
 */
public record Event(Instant at, Kind kind, List<String> removed, List<String> added) {

  /** What can change. */
  public enum Kind {
    /** The id of the record; nothing added: the record is gone. */
    ID,
    /** The policy that the domain goes by. */
    POLICY,
    /** The set of MX hosts. */
    MX,
    /** A certificate, told in a sentence. */
    CERTIFICATE,
    /** The status of the domain. */
    STATUS,
    /** What becomes of mail. */
    DELIVERY;

    /** The name as it stands in JSON: {@code policy}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the lists. */
  public Event {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }
}
