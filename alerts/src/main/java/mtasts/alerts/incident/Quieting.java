package mtasts.alerts.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mtasts.alerts.route.Silence;
import mtasts.alerts.route.Silences;
import mtasts.alerts.route.Window;

/**
 * Ends silences, and begins and ends those that maintenance windows are: a window is a silence for
 * as long as it is there, so that all that asks for silences finds both.
 */
final class Quieting {

  /** A window is noted so long before it begins, so that it holds from its first moment on. */
  private static final Duration AHEAD = Duration.ofSeconds(10);

  /** Silences that are over are remembered for so long. */
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final List<Window> windows;
  private final Audience audience;
  private final Announcements announcements;
  private final RandomGenerator random;

  Quieting(
      List<Window> windows,
      Audience audience,
      Announcements announcements,
      RandomGenerator random) {
    this.windows = windows;
    this.audience = audience;
    this.announcements = announcements;
    this.random = random;
  }

  /** Does what is due: where silences ended, what they held and what is still there is told. */
  List<Decision> turn(IncidentState state, Instant now) {
    keepWindows(state, now);
    List<Silence> ended = new ArrayList<>();
    List<Silence> left = new ArrayList<>();
    state.silences().forEach(one -> (one.until().isAfter(now) ? left : ended).add(one));
    if (ended.isEmpty()) {
      return List.of();
    }
    ended.forEach(silence -> state.put(silence.done()));
    state.forgetSilences(now.minus(REMEMBERED));
    state.releaseHeld(now);
    return told(ended, new Silences(left), state, now);
  }

  private List<Decision> told(
      List<Silence> ended, Silences left, IncidentState state, Instant now) {
    List<Decision> decisions = new ArrayList<>();
    for (Incident incident : state.open()) {
      List<Concern> freed =
          audience.concerns(incident, state.affected(incident.id())).stream()
              .filter(Concern::isOpen)
              .filter(one -> ended.stream().anyMatch(s -> s.match().matches(one.occasion())))
              .filter(one -> left.holding(one.occasion(), now).isEmpty())
              .toList();
      if (!freed.isEmpty() && incident.flappedAt().isEmpty()) {
        announcements.audible(incident, freed, new Silences(ended), state, now);
        decisions.add(
            new Decision(
                Optional.empty(),
                incident.key(),
                Reason.SILENCE_ENDED,
                Optional.of(incident.id())));
      }
    }
    return decisions;
  }

  /** One that is in the configuration no more, or not as it was, ends now. */
  private void keepWindows(IncidentState state, Instant now) {
    List<Silence> known =
        state.silences().stream().filter(one -> one.origin() == Silence.Origin.WINDOW).toList();
    List<Silence> wanted = new ArrayList<>();
    for (Window window : windows) {
      for (Instant at : List.of(now, now.plus(AHEAD))) {
        window.around(at).map(span -> silence(window, span)).ifPresent(wanted::add);
      }
    }
    known.stream()
        .filter(one -> one.until().isAfter(now) && !contains(wanted, one))
        .forEach(one -> state.put(one.endingAt(now)));
    List<Silence> there = new ArrayList<>(known);
    for (Silence fresh : wanted) {
      if (!contains(there, fresh)) {
        state.put(fresh);
        there.add(fresh);
      }
    }
  }

  private static boolean contains(List<Silence> silences, Silence one) {
    return silences.stream().anyMatch(other -> isSame(one, other));
  }

  private Silence silence(Window window, Window.Span span) {
    return new Silence(
        Silence.newId(random),
        window.match(),
        span.begin(),
        span.end(),
        window.toString(),
        Silence.Origin.WINDOW,
        false);
  }

  private static boolean isSame(Silence one, Silence other) {
    return one.match().equals(other.match())
        && one.from().equals(other.from())
        && one.until().equals(other.until());
  }
}
