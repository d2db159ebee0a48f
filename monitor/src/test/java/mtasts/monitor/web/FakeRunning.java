package mtasts.monitor.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.Backlog;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.route.Silence;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.monitor.doubt.Way;

/** A monitor that stands as a test wants it to. */
final class FakeRunning implements Running {

  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  volatile boolean ready;
  volatile Optional<String> trouble = Optional.empty();
  volatile int domains = 2;
  volatile Optional<Notice> preview = Optional.empty();
  volatile String asked = "";
  volatile Set<Way> doubted = Set.of();
  volatile Map<String, Backlog> backlogs = Map.of();

  @Override
  public Optional<String> trouble() {
    return trouble;
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public Optional<Silence> silencing(
      Incident incident, List<Affected> affected, List<Silence> silences) {
    return silences.stream().findFirst();
  }

  @Override
  public DomainReport check(DomainName domain) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Notice> preview(
      String incidentId, Optional<Addressee> addressee, Optional<MessageKind> kind) {
    asked = incidentId + " " + addressee + " " + kind;
    return preview;
  }

  @Override
  public int domains() {
    return domains;
  }

  @Override
  public Set<Way> doubted() {
    return doubted;
  }

  @Override
  public Map<String, Backlog> backlogs() {
    return backlogs;
  }

  @Override
  public Instant now() {
    return NOW;
  }
}
