package mtasts.checks.policy;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import mtasts.checks.report.Mode;

/**
 * A valid policy (RFC 8461 §3.2).
 *
 * @param mode what senders do where validation fails (§5)
 * @param maxAgeSeconds how long senders keep it, 0 to {@value #MAX_AGE_LIMIT}
 * @param mx the patterns in the order of the file; empty only where the mode is none
 * @param extensions the other fields in order; the first where one stands twice
 */
public record Policy(
    Mode mode, long maxAgeSeconds, List<MxPattern> mx, SequencedMap<String, String> extensions) {

  /** The greatest max_age, in seconds: a year. */
  public static final long MAX_AGE_LIMIT = 31_557_600;

  /** Copies the collections. */
  public Policy {
    mx = List.copyOf(mx);
    extensions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(extensions));
  }

  /**
   * True where both tell senders the same: mode, max_age and the set of patterns, whatever their
   * order, their spelling and the extensions.
   */
  public boolean meansTheSameAs(Policy other) {
    return mode == other.mode
        && maxAgeSeconds == other.maxAgeSeconds
        && new HashSet<>(mx).equals(new HashSet<>(other.mx));
  }

  /** The first pattern that matches this MX host (§4.1); empty where none does. */
  public Optional<MxPattern> covering(String host) {
    return mx.stream().filter(pattern -> pattern.matches(host)).findFirst();
  }
}
