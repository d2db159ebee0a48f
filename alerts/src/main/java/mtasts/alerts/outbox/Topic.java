package mtasts.alerts.outbox;

/** What a message of the outbox is about; the text is made when it is sent. */
public sealed interface Topic {

  /**
   * A change of an incident.
   *
   * @param incidentId the incident
   * @param kind what it tells about it
   */
  record OfIncident(String incidentId, MessageKind kind) implements Topic {

    /** For log lines: {@code incident 20261124-ab12cd opened}. */
    @Override
    public String toString() {
      return "incident " + incidentId + " " + kind;
    }
  }

  /** How everything stands, as is told at set times. */
  record Digest() implements Topic {

    /** For log lines. */
    @Override
    public String toString() {
      return "the digest";
    }
  }
}
