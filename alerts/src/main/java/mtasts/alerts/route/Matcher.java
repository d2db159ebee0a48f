package mtasts.alerts.route;

import java.util.Map;
import java.util.Optional;
import mtasts.checks.report.Severity;

/**
 * What a route, a window or a silence takes; all that is present must hold, nothing present takes
 * everything.
 *
 * @param severity exactly this severity
 * @param code over the code
 * @param cause over the cause
 * @param domain over the domain
 * @param mx over the MX host; takes nothing that is not about one
 * @param group the name of the group
 * @param labels labels of the domain with their values
 */
public record Matcher(
    Optional<Severity> severity,
    Optional<Glob> code,
    Optional<Glob> cause,
    Optional<Glob> domain,
    Optional<Glob> mx,
    Optional<String> group,
    Map<String, String> labels) {

  /** Takes everything. */
  public static final Matcher EVERYTHING =
      new Matcher(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());

  /** Copies the map. */
  public Matcher {
    labels = Map.copyOf(labels);
  }

  /** Whether all that is present holds. */
  public boolean matches(Occasion occasion) {
    return severity.map(occasion.severity()::equals).orElse(true)
        && holds(code, occasion.code().toString())
        && holds(cause, occasion.cause())
        && domain
            .map(glob -> occasion.domain().filter(d -> glob.matches(d.name())).isPresent())
            .orElse(true)
        && mx.map(glob -> occasion.mx().filter(glob::matches).isPresent()).orElse(true)
        && group.map(name -> occasion.labels().group().equals(Optional.of(name))).orElse(true)
        && occasion.labels().labels().entrySet().containsAll(labels.entrySet());
  }

  private static boolean holds(Optional<Glob> glob, String text) {
    return glob.map(g -> g.matches(text)).orElse(true);
  }
}
