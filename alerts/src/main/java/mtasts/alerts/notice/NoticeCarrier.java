package mtasts.alerts.notice;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.notice.IncidentArchive.Snapshot;
import mtasts.alerts.outbox.Carrier;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Outcome;

/** Makes a notice of the incident as it is now, and hands it to one receiver. */
public final class NoticeCarrier implements Carrier {

  private final IncidentArchive archive;
  private final Receiver receiver;
  private final Origin origin;
  private final InstantSource clock;

  /** Sets it up for one receiver. */
  public NoticeCarrier(
      IncidentArchive archive, Receiver receiver, Origin origin, InstantSource clock) {
    this.archive = archive;
    this.receiver = receiver;
    this.origin = origin;
    this.clock = clock;
  }

  @Override
  public Outcome carry(OutboxMessage message) throws InterruptedException {
    Optional<Snapshot> found = archive.snapshot(message.incidentId(), message.receiver());
    if (found.isEmpty()) {
      return new Outcome.Refused("its incident is not in the store any more");
    }
    Snapshot snapshot = found.get();
    return receiver.deliver(
        new Notice(
            message.id(),
            message.kind(),
            message.receiver(),
            snapshot.incident(),
            concerned(snapshot),
            snapshot.firstDelivered(),
            clock.instant(),
            origin));
  }

  /**
   * Of an open incident the domains that still have it; of one that flaps or is over all that had
   * it.
   */
  private static List<Affected> concerned(Snapshot snapshot) {
    return switch (snapshot.incident().state()) {
      case OPEN ->
          snapshot.affected().stream().filter(affected -> affected.until().isEmpty()).toList();
      case FLAPPING, RESOLVED -> snapshot.affected();
    };
  }
}
