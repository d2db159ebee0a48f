package mtasts.checks.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A valid MTA-STS record (RFC 8461 §3.1).
 *
 * @param id 1 to 32 ASCII letters and digits; senders fetch the policy anew when it changes
 * @param extensions the other fields in order; the first where one stands twice
 */
public record StsRecord(String id, SequencedMap<String, String> extensions) {

  /** Copies the map. */
  public StsRecord {
    extensions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(extensions));
  }
}
