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

/** An incident, open or over, as a message would tell of it; sent to nobody. */
public final class Preview {

  /** Who is told where nobody is named. */
  public static final Addressee SOMEBODY = Addressee.of("somebody");

  private Preview() {}

  /**
   * The message. Silences hold nothing of it.
   *
   * @param snapshot the incident
   * @param addressee who would get it, of their domains only; absent: of all domains
   * @param kind what it would tell; absent: how the incident stands
   * @param audience which domains concern whom
   * @param origin who is speaking
   * @param now when it is made
   * @return empty where the incident does not concern the addressee
   */
  public static Optional<Notice> of(
      Snapshot snapshot,
      Optional<Addressee> addressee,
      Optional<MessageKind> kind,
      Audience audience,
      Origin origin,
      Instant now) {
    Incident incident = snapshot.incident();
    List<Concern> concerns =
        addressee
            .map(one -> audience.concerns(one, incident, snapshot.affected()))
            .orElseGet(() -> audience.concerns(incident, snapshot.affected()));
    MessageKind told = kind.orElseGet(() -> kind(incident.state()));
    List<Affected> affected =
        concerns.stream()
            .filter(one -> one.isOpen() || incident.resolvedAt().isPresent())
            .flatMap(one -> one.affected().stream())
            .toList();
    if (affected.isEmpty() && incident.own().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Notice(
            "msg-preview-" + incident.id(),
            told,
            addressee.orElse(SOMEBODY),
            standing(incident, told, now),
            affected,
            told == MessageKind.OPENED ? Optional.empty() : Optional.of("msg-" + incident.id()),
            snapshot.acknowledgement(),
            now,
            origin));
  }

  private static MessageKind kind(Incident.State state) {
    return switch (state) {
      case OPEN -> MessageKind.OPENED;
      case FLAPPING -> MessageKind.FLAPPING;
      case RESOLVED -> MessageKind.RESOLVED;
    };
  }

  /** The incident as it stood, or will stand, when that is told. */
  private static Incident standing(Incident incident, MessageKind told, Instant now) {
    return switch (told) {
      case RESOLVED -> incident.resolved(incident.resolvedAt().orElse(now));
      case FLAPPING -> incident.reopened(Optional.of(incident.flappedAt().orElse(now)));
      case OPENED, UPDATED, REMINDER, TEST -> incident.reopened(Optional.empty());
    };
  }
}
