package mtasts.alerts.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;

/**
 * A message about an incident, to one receiver.
 *
 * @param id the id of the message, the same over retries
 * @param kind what it tells
 * @param addressee who gets it
 * @param incident the incident as it is now
 * @param affected its domains by name that concern the addressee and that no silence holds: those
 *     that it touches, or, once it is resolved, touched
 * @param firstId the id of the incident's first message that the addressee took
 * @param acknowledgement what was said when it was acknowledged
 * @param now when the message is made
 * @param origin who is speaking
 */
public record Notice(
    String id,
    MessageKind kind,
    Addressee addressee,
    Incident incident,
    List<Affected> affected,
    Optional<String> firstId,
    Optional<Acknowledgement> acknowledgement,
    Instant now,
    Origin origin)
    implements Message {

  /** Copies the list. */
  public Notice {
    affected = List.copyOf(affected);
  }

  /** The domain whose finding is quoted: the first by name that has it at its worst. */
  public Optional<Affected> example() {
    return affected.stream()
        .filter(one -> one.finding().severity() == incident.severity())
        .findFirst()
        .or(() -> affected.stream().findFirst());
  }

  /** The page of the incident; none where the monitor has no pages, or it is a test. */
  public Optional<String> page() {
    return kind == MessageKind.TEST
        ? Optional.empty()
        : origin.url().map(url -> url + "/incidents/" + incident.id());
  }

  /** What the mark and the title do not say already, in a sentence. */
  public Optional<String> story() {
    if (incident.state() == Incident.State.RESOLVED) {
      return Optional.of(
          tellsBoth()
              ? "This opened and is over: no message about it could be delivered in between."
              : "This is over.");
    }
    return switch (kind) {
      case OPENED, RESOLVED -> Optional.empty();
      case REMINDER -> Optional.of("This is a reminder: it is still there.");
      case FLAPPING ->
          Optional.of(
              "This comes and goes. You hear of it again when it has settled, on one side or the"
                  + " other.");
      case UPDATED -> Optional.of("This became worse, or touches more domains than before.");
      case TEST -> Optional.of("This is a test of the channel: nothing is wrong.");
    };
  }

  /** True where one message has to tell that it opened and that it is over. */
  public boolean tellsBoth() {
    return kind == MessageKind.RESOLVED && firstId.isEmpty();
  }
}
