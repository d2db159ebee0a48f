package mtasts.alerts.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/** Names of incidents: short enough to be read out on the telephone. */
final class IncidentId {

  private IncidentId() {}

  /** The day and six hex digits; drawn again where an incident has them already. */
  static String next(RandomGenerator random, IncidentState state, Instant now) {
    String id;
    do {
      id = any(random, now);
    } while (state.incident(id).isPresent());
    return id;
  }

  /** The day and six hex digits. */
  static String any(RandomGenerator random, Instant now) {
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(now, ZoneOffset.UTC));
    return "%s-%06x".formatted(day, random.nextInt(1 << 24));
  }
}
