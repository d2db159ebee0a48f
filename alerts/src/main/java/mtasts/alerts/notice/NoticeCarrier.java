package mtasts.alerts.notice;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import mtasts.alerts.digest.Digest;
import mtasts.alerts.digest.DigestMaker;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.notice.IncidentArchive.Snapshot;
import mtasts.alerts.outbox.Carrier;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Outcome;
import mtasts.alerts.outbox.Topic;
import mtasts.alerts.route.Silence;

/** Makes a message of the state as it is now, and hands it to one receiver. */
public final class NoticeCarrier implements Carrier {

  private final IncidentArchive archive;
  private final Receiver receiver;
  private final Audience audience;
  private final Optional<DigestMaker> digests;
  private final Origin origin;
  private final InstantSource clock;

  /**
   * Sets it up for one receiver.
   *
   * @param archive incidents
   * @param receiver the way to the receiver
   * @param audience which domains concern whom
   * @param digests makes digests; absent: none are wanted, and one that waits is dropped
   * @param origin who is speaking
   * @param clock the time
   */
  public NoticeCarrier(
      IncidentArchive archive,
      Receiver receiver,
      Audience audience,
      Optional<DigestMaker> digests,
      Origin origin,
      InstantSource clock) {
    this.archive = archive;
    this.receiver = receiver;
    this.audience = audience;
    this.digests = digests;
    this.origin = origin;
    this.clock = clock;
  }

  @Override
  public Outcome carry(OutboxMessage message) throws InterruptedException {
    return switch (message.topic()) {
      case Topic.OfIncident(String incidentId, MessageKind kind) -> tell(message, incidentId, kind);
      case Topic.Digest _ -> tellAll(message);
    };
  }

  private Outcome tell(OutboxMessage message, String incidentId, MessageKind kind)
      throws InterruptedException {
    Optional<Snapshot> found = archive.snapshot(incidentId, message.addressee());
    if (found.isEmpty()) {
      return new Outcome.Refused("its incident is not in the store any more");
    }
    Instant now = clock.instant();
    return switch (Telling.of(found.get(), kind, message.addressee(), audience, now)) {
      case Telling.Now told -> receiver.deliver(notice(message, kind, found.get(), told, now));
      case Telling.Held(Silence by) -> new Outcome.Held(by.until(), why(by));
      case Telling.Never(String why) -> new Outcome.Dropped(why);
    };
  }

  private Outcome tellAll(OutboxMessage message) throws InterruptedException {
    if (digests.isEmpty()) {
      return new Outcome.Dropped("no digest is wanted any more");
    }
    Instant now = clock.instant();
    Digest digest = digests.get().make(message.receiver(), now);
    if (digest.isEmpty() && !digest.times().isUnconditional()) {
      return new Outcome.Dropped("there is nothing to say");
    }
    return receiver.deliver(
        new DigestNotice(message.id(), message.addressee(), digest, now, origin));
  }

  private Notice notice(
      OutboxMessage message, MessageKind kind, Snapshot snapshot, Telling.Now told, Instant now) {
    return new Notice(
        message.id(),
        kind,
        message.addressee(),
        told.incident(),
        told.affected(),
        snapshot.firstDelivered(),
        snapshot.acknowledgement(),
        now,
        origin,
        snapshot.heard(),
        !told.incident().equals(snapshot.incident()));
  }

  private static String why(Silence by) {
    return "silenced until " + by.until().truncatedTo(ChronoUnit.SECONDS) + ": " + by.comment();
  }
}
