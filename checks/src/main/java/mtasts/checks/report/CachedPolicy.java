package mtasts.checks.report;

import java.time.Instant;
import java.util.List;

/**
 * A policy that senders may hold, and what they do with mail to the domain now.
 *
 * @param mode its mode
 * @param maxAgeSeconds its max_age as it stands in the text; senders keep it for a year at most
 * @param mx its mx patterns
 * @param ids the ids that it was seen under, the last one last
 * @param firstSeen when it was first seen
 * @param served whether senders can still fetch it
 * @param heldUntil when the last copy runs out; where it is still served, were it fetched now
 * @param delivery what a sender does that goes by it
 */
public record CachedPolicy(
    Mode mode,
    long maxAgeSeconds,
    List<String> mx,
    List<String> ids,
    Instant firstSeen,
    boolean served,
    Instant heldUntil,
    Delivery delivery) {

  /** Copies the lists. */
  public CachedPolicy {
    mx = List.copyOf(mx);
    ids = List.copyOf(ids);
  }

  /** The same, held until then. */
  public CachedPolicy heldUntil(Instant moment) {
    return new CachedPolicy(mode, maxAgeSeconds, mx, ids, firstSeen, served, moment, delivery);
  }
}
