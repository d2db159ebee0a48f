package mtasts.alerts.notice;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.notice.IncidentArchive.Snapshot;
import mtasts.alerts.outbox.Carrier;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Outcome;
import mtasts.alerts.route.Silence;

/** Makes a notice of the incident as it is now, and hands it to one receiver. */
public final class NoticeCarrier implements Carrier {

  private final IncidentArchive archive;
  private final Receiver receiver;
  private final Audience audience;
  private final Origin origin;
  private final InstantSource clock;

  /** Sets it up for one receiver. */
  public NoticeCarrier(
      IncidentArchive archive,
      Receiver receiver,
      Audience audience,
      Origin origin,
      InstantSource clock) {
    this.archive = archive;
    this.receiver = receiver;
    this.audience = audience;
    this.origin = origin;
    this.clock = clock;
  }

  @Override
  public Outcome carry(OutboxMessage message) throws InterruptedException {
    Optional<Snapshot> found = archive.snapshot(message.incidentId(), message.receiver());
    if (found.isEmpty()) {
      return new Outcome.Refused("its incident is not in the store any more");
    }
    Instant now = clock.instant();
    return switch (Telling.of(found.get(), message.receiver(), audience, now)) {
      case Telling.Now(List<Affected> affected) ->
          receiver.deliver(notice(message, found.get(), affected, now));
      case Telling.Held(Silence by) -> new Outcome.Held(by.until(), why(by));
      case Telling.Never(String why) -> new Outcome.Dropped(why);
    };
  }

  private Notice notice(
      OutboxMessage message, Snapshot snapshot, List<Affected> affected, Instant now) {
    return new Notice(
        message.id(),
        message.kind(),
        message.receiver(),
        snapshot.incident(),
        affected,
        snapshot.firstDelivered(),
        snapshot.acknowledgement(),
        now,
        origin);
  }

  private static String why(Silence by) {
    return "silenced until " + by.until().truncatedTo(ChronoUnit.SECONDS) + ": " + by.comment();
  }
}
