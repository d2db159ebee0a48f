package mtasts.monitor.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mtasts.alerts.digest.DigestArchive;
import mtasts.alerts.route.Silences;
import mtasts.checks.report.DomainReport;
import org.jdbi.v3.core.Handle;

/** The state as a digest reads it. */
final class SqlDigestArchive implements DigestArchive {

  private final Store store;

  SqlDigestArchive(Store store) {
    this.store = store;
  }

  @Override
  public Optional<Instant> lastTold(String receiver) {
    return store.reading(handle -> new DigestTables(handle).lastTold(receiver));
  }

  @Override
  public Stream<DomainReport> reports() {
    return store.reports();
  }

  @Override
  public Events events(Instant since, int most) {
    return store.reading(
        handle ->
            new Events(
                open(handle),
                new Silences(new QuietTables(handle).notOver()),
                new Incidents(handle).ended(since, most),
                new Notes(handle).news(since, most),
                new Notes(handle).standing(),
                new OutboxOverview(handle).behind(since)));
  }

  private static List<Open> open(Handle handle) {
    Incidents incidents = new Incidents(handle);
    return incidents.open().stream()
        .map(
            incident ->
                new Open(
                    incident,
                    incidents.affected(incident.id()),
                    new QuietTables(handle).acknowledgement(incident.id())))
        .toList();
  }
}
