package mtasts.monitor.config;

import java.security.cert.X509Certificate;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told what.
 *
 * @param trusted roots of one's own, beside those of the Java runtime, for the servers that take
 *     messages
 * @param receivers where messages go; may be empty
 * @param routes which incidents go to which receivers, in order; empty: every receiver gets
 *     warnings and errors
 * @param fallback names of receivers that hear where another can not be told; empty: those that the
 *     routes give, or all others
 * @param groupWait how long an opened incident waits for more domains before it is told
 * @param flapping when an incident counts as flapping
 * @param reminder how often an open incident is told again; empty: never
 * @param digest the regular summary; empty: none
 * @param maintenance windows that hold messages
 */
public record AlertsConfig(
    List<X509Certificate> trusted,
    List<ReceiverConfig> receivers,
    List<Route> routes,
    List<String> fallback,
    Duration groupWait,
    Flapping flapping,
    Optional<Duration> reminder,
    Optional<Digest> digest,
    List<Maintenance> maintenance) {

  /** Takes copies of the lists. */
  public AlertsConfig {
    trusted = List.copyOf(trusted);
    receivers = List.copyOf(receivers);
    routes = List.copyOf(routes);
    fallback = List.copyOf(fallback);
    maintenance = List.copyOf(maintenance);
  }

  /** What is in force where the file says nothing. */
  public static AlertsConfig defaults() {
    return new AlertsConfig(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Duration.ofSeconds(30),
        new Flapping(4, Duration.ofHours(24), Duration.ofMinutes(30)),
        Optional.of(Duration.ofHours(24)),
        Optional.empty(),
        List.of());
  }

  /**
   * Sends what matches to some receivers.
   *
   * @param match what it takes
   * @param to names of receivers, at least one
   * @param continues whether later routes are asked too
   */
  public record Route(Match match, List<String> to, boolean continues) {

    /** Takes a copy of the list. */
    public Route {
      to = List.copyOf(to);
    }
  }

  /** So many changes within a time are flapping, until the state has settled for a time. */
  public record Flapping(int changes, Duration within, Duration settle) {}

  /**
   * A regular summary.
   *
   * @param weekday the day; empty: every day
   * @param at the time of day
   * @param timezone where that time counts
   * @param to names of receivers, at least one
   */
  public record Digest(
      Optional<DayOfWeek> weekday, LocalTime at, ZoneId timezone, List<String> to) {

    /** Takes a copy of the list. */
    public Digest {
      to = List.copyOf(to);
    }
  }

  /**
   * A weekly window that holds messages about what matches.
   *
   * @param match what it holds
   * @param weekdays days on which it begins, at least one
   * @param from its begin
   * @param to its end; not after {@code from}: on the next day, so that equal times are a whole day
   * @param timezone where these times count
   */
  public record Maintenance(
      Match match, Set<DayOfWeek> weekdays, LocalTime from, LocalTime to, ZoneId timezone) {

    /** Takes a copy of the set. */
    public Maintenance {
      weekdays = Set.copyOf(weekdays);
    }
  }
}
