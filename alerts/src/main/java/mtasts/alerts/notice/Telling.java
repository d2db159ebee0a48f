package mtasts.alerts.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.incident.Concern;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.IncidentArchive.Snapshot;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.route.Silence;

/**
 * What a message may tell its receiver at this moment: nothing of domains that do not concern it,
 * nothing that a silence holds.
 */
sealed interface Telling {

  /** It is told, of these domains, with the incident as it stands for them. */
  record Now(Incident incident, List<Affected> affected) implements Telling {}

  /** A silence holds all of it. */
  record Held(Silence by) implements Telling {}

  /** There is nothing left to tell. */
  record Never(String why) implements Telling {}

  /** Decides for one addressee. Pure. */
  static Telling of(
      Snapshot snapshot, MessageKind kind, Addressee addressee, Audience audience, Instant now) {
    Incident incident = snapshot.incident();
    List<Concern> own = audience.concerns(addressee, incident, snapshot.affected());
    if (incident.state() == Incident.State.RESOLVED) {
      return ofPast(incident, own, snapshot, now);
    }
    List<Concern> open = own.stream().filter(Concern::isOpen).toList();
    if (kind == MessageKind.RESOLVED) {
      return open.isEmpty()
          ? ofPast(incident.resolved(lastEnd(own).orElse(now)), own, snapshot, now)
          : new Never("it is there again");
    }
    return ofPresent(incident.state() == Incident.State.OPEN ? open : own, snapshot, now);
  }

  private static Optional<Instant> lastEnd(List<Concern> concerns) {
    return concerns.stream().flatMap(one -> one.until().stream()).max(Instant::compareTo);
  }

  /** What is held is left out; only where that is all, the message is held. */
  private static Telling ofPresent(List<Concern> concerns, Snapshot snapshot, Instant now) {
    if (concerns.isEmpty()) {
      return new Never("none of its domains concerns this receiver any more");
    }
    return Concern.heldBy(concerns, snapshot.silences(), now)
        .<Telling>map(Held::new)
        .orElseGet(
            () ->
                new Now(
                    snapshot.incident(),
                    domains(
                        concerns.stream()
                            .filter(
                                one -> snapshot.silences().holding(one.occasion(), now).isEmpty())
                            .toList())));
  }

  /**
   * Of what is over that is told which was not within silences from its begin to its end. Who has
   * heard of the incident hears of its end in any case.
   */
  private static Telling ofPast(
      Incident over, List<Concern> concerns, Snapshot snapshot, Instant now) {
    List<Concern> audible = concerns.stream().filter(one -> !wasSilent(one, snapshot)).toList();
    if (audible.isEmpty() && !snapshot.heard()) {
      return new Never(
          concerns.isEmpty()
              ? "none of its domains concerns this receiver any more"
              : "it opened and ended within a silence");
    }
    Optional<Silence> holding =
        Concern.heldBy(audible.isEmpty() ? concerns : audible, snapshot.silences(), now);
    return holding.<Telling>map(Held::new).orElseGet(() -> new Now(over, domains(audible)));
  }

  /** Held from when the receiver was to hear of it until it was over. */
  private static boolean wasSilent(Concern concern, Snapshot snapshot) {
    Instant seen = concern.since();
    Instant written = snapshot.firstWritten().orElse(seen);
    Instant end = concern.until().or(snapshot.incident()::resolvedAt).orElse(Instant.MAX);
    return snapshot
        .silences()
        .heldThroughout(concern.occasion(), seen.isAfter(written) ? seen : written, end);
  }

  private static List<Affected> domains(List<Concern> concerns) {
    return concerns.stream().flatMap(one -> one.affected().stream()).toList();
  }
}
