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
 * @param incident the incident as it is now for the addressee
 * @param affected its domains by name that concern the addressee and that no silence holds: those
 *     that it touches, or, once it is resolved, touched
 * @param firstId the id of the incident's first message that the addressee took
 * @param acknowledgement what was said when it was acknowledged
 * @param now when the message is made
 * @param origin who is speaking
 * @param heard whether the last message that the addressee took left the incident open for them
 * @param elsewhere whether it is over for the addressee only, and goes on for others
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
    Origin origin,
    boolean heard,
    boolean elsewhere)
    implements Message {

  /** Copies the list. */
  public Notice {
    affected = List.copyOf(affected);
  }

  /** About an incident that stands the same for all; who has taken a message knows of it. */
  public Notice(
      String id,
      MessageKind kind,
      Addressee addressee,
      Incident incident,
      List<Affected> affected,
      Optional<String> firstId,
      Optional<Acknowledgement> acknowledgement,
      Instant now,
      Origin origin) {
    this(
        id,
        kind,
        addressee,
        incident,
        affected,
        firstId,
        acknowledgement,
        now,
        origin,
        firstId.isPresent(),
        false);
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
      return Optional.of(end());
    }
    return switch (kind) {
      case OPENED ->
          firstId.isPresent() && !heard
              ? Optional.of("This is back: it was over for the domains of which you are told.")
              : Optional.empty();
      case RESOLVED -> Optional.empty();
      case REMINDER -> Optional.of("This is a reminder: it is still there.");
      case FLAPPING ->
          Optional.of(
              "This comes and goes. You hear of it again when it has settled, on one side or the"
                  + " other.");
      case UPDATED -> Optional.of("This became worse, or touches more domains than before.");
      case TEST -> Optional.of("This is a test of the channel: nothing is wrong.");
    };
  }

  private String end() {
    String whose = elsewhere ? " for all domains of which you are told" : "";
    String both = tellsBoth() ? ": no message about it could be delivered in between." : ".";
    String others = elsewhere ? " It goes on for others." : "";
    return (tellsBoth() ? "This opened and is over" : "This is over") + whose + both + others;
  }

  /** True where one message has to tell that it opened and that it is over. */
  public boolean tellsBoth() {
    return kind == MessageKind.RESOLVED && !heard;
  }
}
