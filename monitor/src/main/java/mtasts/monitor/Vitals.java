package mtasts.monitor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Concern;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Preview;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.Backlog;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.route.Silence;
import mtasts.alerts.route.Silences;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.FindingCode;
import mtasts.monitor.doubt.SelfDoubt;
import mtasts.monitor.doubt.Way;
import mtasts.monitor.round.FirstRounds;
import mtasts.monitor.schedule.Schedule;
import mtasts.monitor.store.Store;
import mtasts.monitor.web.Running;

/** How the monitor gets on: what its health page says and its watchdog hears. */
final class Vitals implements Running {

  private final Schedule schedule;
  private final Store store;
  private final Supplier<InForce> inForce;
  private final Supplier<FirstRounds> firstRounds;
  private final StateAlarm stateAlarm;
  private final SelfDoubt doubt;
  private final InstantSource clock;

  Vitals(
      Schedule schedule,
      Store store,
      Supplier<InForce> inForce,
      Supplier<FirstRounds> firstRounds,
      StateAlarm stateAlarm,
      SelfDoubt doubt,
      InstantSource clock) {
    this.schedule = schedule;
    this.store = store;
    this.inForce = inForce;
    this.firstRounds = firstRounds;
    this.stateAlarm = stateAlarm;
    this.doubt = doubt;
    this.clock = clock;
  }

  @Override
  public Optional<String> trouble() {
    return stuck().or(stateAlarm::trouble);
  }

  /** The trouble that a restart may end: a full disk is none. */
  Optional<String> stuck() {
    if (!schedule.isProgressing()) {
      return Optional.of("the schedule does not get on: no alarm rings, or no round ends");
    }
    if (!inForce.get().deliveries().isProgressing()) {
      return Optional.of("the delivery of messages does not get on");
    }
    return store.isResponsive() ? Optional.empty() : Optional.of("the state does not answer");
  }

  /** As {@link #trouble}, and where alerts do not reach a receiver: why not to be trusted. */
  Optional<String> doubt() {
    return trouble()
        .or(
            () ->
                store.isOpen(FindingCode.SELF_ALERTS_UNDELIVERED)
                    ? Optional.of("alerts do not reach a receiver")
                    : Optional.empty());
  }

  @Override
  public boolean isReady() {
    return firstRounds.get().areOver();
  }

  @Override
  public Optional<Silence> silencing(
      Incident incident, List<Affected> affected, List<Silence> silences) {
    List<Concern> concerns =
        inForce.get().audience().concerns(incident, affected).stream()
            .filter(Concern::isOpen)
            .toList();
    return Concern.heldBy(concerns, new Silences(silences), clock.instant());
  }

  @Override
  public DomainReport check(DomainName domain) throws InterruptedException {
    return inForce.get().check(domain);
  }

  @Override
  public Optional<Notice> preview(
      String incidentId, Optional<Addressee> addressee, Optional<MessageKind> kind) {
    InForce now = inForce.get();
    return store
        .archive()
        .snapshot(incidentId, addressee.orElse(Preview.SOMEBODY))
        .flatMap(
            found ->
                Preview.of(
                    found,
                    addressee,
                    kind,
                    now.audience(),
                    now.deliveries().origin(),
                    clock.instant()));
  }

  @Override
  public int domains() {
    return inForce.get().config().domains().size();
  }

  @Override
  public Set<Way> doubted() {
    return doubt.doubted();
  }

  @Override
  public Map<String, Backlog> backlogs() {
    return inForce.get().deliveries().backlogs();
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
