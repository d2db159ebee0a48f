package mtasts.checks.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mtasts.checks.history.Event.Kind;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Status;

/** What a round has changed, for the time line of a domain. Pure. */
public final class Events {

  /** Enough of a policy to see what changed; the whole text is kept elsewhere. */
  private static final int MAX_LINES = 40;

  private static final int MAX_LINE = 300;

  private final List<Event> events = new ArrayList<>();
  private final Instant at;

  private Events(Instant at) {
    this.at = at;
  }

  /**
   * How the last report of a domain ended.
   *
   * @param status its status
   * @param delivery its verdict
   */
  public record Standing(Status status, Delivery delivery) {}

  /**
   * The changes.
   *
   * @param before what was remembered
   * @param after what is remembered now
   * @param last how the report before ended; empty: there was none
   * @param report the report of the round, as it is kept
   * @param found every finding of the round, those too that are muted and so not in the report: who
   *     wants no message of a new certificate looks for it here all the same
   */
  public static List<Event> between(
      DomainHistory before,
      DomainHistory after,
      Optional<Standing> last,
      DomainReport report,
      List<Finding> found) {
    Events changes = new Events(report.checkedAt());
    changes.add(Kind.ID, id(before), id(after));
    changes.add(Kind.POLICY, lines(before), lines(after));
    changes.add(Kind.MX, before.mx().orElse(List.of()), after.mx().orElse(List.of()));
    changes.addCertificates(found);
    changes.add(
        Kind.STATUS,
        last.map(l -> l.status().toString()).stream().toList(),
        List.of(report.status().toString()));
    changes.add(
        Kind.DELIVERY,
        last.map(l -> l.delivery().toString()).stream().toList(),
        List.of(report.delivery().toString()));
    return List.copyOf(changes.events);
  }

  private void add(Kind kind, List<String> before, List<String> after) {
    List<String> removed = without(before, after);
    List<String> added = without(after, before);
    if (!removed.isEmpty() || !added.isEmpty()) {
      events.add(new Event(at, kind, removed, added));
    }
  }

  private void addCertificates(List<Finding> found) {
    found.stream()
        .filter(finding -> finding.code() == FindingCode.HISTORY_CERTIFICATE_CHANGED)
        .map(finding -> new Event(at, Kind.CERTIFICATE, List.of(), List.of(finding.summary())))
        .forEach(events::add);
  }

  private static List<String> id(DomainHistory history) {
    return history
        .record()
        .filter(record -> record.goneAt().isEmpty())
        .map(RecordHistory::id)
        .stream()
        .toList();
  }

  private static List<String> lines(DomainHistory history) {
    return history.policies().current().stream()
        .flatMap(policy -> policy.text().text().lines())
        .map(line -> line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "…" : line)
        .toList();
  }

  private static List<String> without(List<String> all, List<String> others) {
    List<String> rest = new ArrayList<>(all);
    others.forEach(rest::remove);
    return rest.size() > MAX_LINES ? rest.subList(0, MAX_LINES) : rest;
  }
}
