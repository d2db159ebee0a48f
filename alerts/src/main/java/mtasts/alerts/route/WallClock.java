package mtasts.alerts.route;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * Which moment a time on the wall means. Where clocks are set forward, a time that does not exist
 * is the moment of the change; where they are set back, a time can mean two moments.
 */
public final class WallClock {

  private WallClock() {}

  /** The moment, the first of two. */
  public static Instant first(LocalDateTime time, ZoneId zone) {
    return moment(time, zone, false);
  }

  /** The moment, the second of two. */
  public static Instant last(LocalDateTime time, ZoneId zone) {
    return moment(time, zone, true);
  }

  private static Instant moment(LocalDateTime time, ZoneId zone, boolean later) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    if (change == null) {
      return time.atZone(zone).toInstant();
    }
    if (change.isGap()) {
      return change.getInstant();
    }
    return time.toInstant(later ? change.getOffsetAfter() : change.getOffsetBefore());
  }
}
