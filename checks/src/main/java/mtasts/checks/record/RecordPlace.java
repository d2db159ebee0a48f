package mtasts.checks.record;

import java.util.List;
import java.util.Optional;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.TxtRecord;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Printable;

/**
 * Where TXT records stand: the subject of what is wrong with them, and its cause. Where the name is
 * a CNAME the cause is the last target: one broken record of a provider (RFC 8461 §8.2) is one
 * cause for all its customers.
 *
 * @param subject the record name
 * @param cause the last CNAME target, or the record name
 * @param records the TXT records; empty where there are none
 * @param ttlSeconds the time to live, where an answer gave one
 * @param dangling whether the cause is a CNAME target that does not exist
 * @param zoneName the owner name as a zone file has it, where a good record belongs
 */
public record RecordPlace(
    String subject,
    String cause,
    List<TxtRecord> records,
    Optional<Long> ttlSeconds,
    boolean dangling,
    String zoneName) {

  private static final int MAX_NAME = 255;

  /** Copies the list. */
  public RecordPlace {
    records = List.copyOf(records);
  }

  /** The place that a lookup of the name found; empty where the lookup could not tell. */
  public static Optional<RecordPlace> of(String name, DnsAnswer<TxtRecord> answer) {
    return switch (answer) {
      case DnsAnswer.Records<TxtRecord> found ->
          Optional.of(
              new RecordPlace(
                  name,
                  cause(name, found.cnames()),
                  found.records(),
                  Optional.of(found.ttlSeconds()),
                  false,
                  cause(name, found.cnames()) + "."));
      case DnsAnswer.NoSuchName<TxtRecord> none ->
          Optional.of(empty(name, none.cnames(), !none.cnames().isEmpty()));
      case DnsAnswer.NoData<TxtRecord> none -> Optional.of(empty(name, none.cnames(), false));
      case DnsAnswer.Failed<TxtRecord> _ -> Optional.empty();
    };
  }

  /** The place of records that are not published yet. */
  public static RecordPlace offline(String name, List<TxtRecord> records) {
    return new RecordPlace(name, name, records, Optional.empty(), false, name);
  }

  private static RecordPlace empty(String name, List<String> cnames, boolean dangling) {
    String cause = cause(name, cnames);
    return new RecordPlace(name, cause, List.of(), Optional.empty(), dangling, cause + ".");
  }

  private static String cause(String name, List<String> cnames) {
    return cnames.isEmpty() ? name : Printable.text(cnames.getLast(), MAX_NAME);
  }

  /** A fault of these records. */
  public Fault fault(FindingCode code, String summary, String remedy) {
    return Fault.of(code, subject, cause, summary, remedy);
  }

  /** The name at which the records must be changed, with the CNAME that leads there. */
  public String owner() {
    return cause.equals(subject)
        ? subject
        : cause + " (the target of the CNAME at " + subject + ")";
  }

  /** The line of a zone file that publishes this text. */
  public String line(String text) {
    return zoneName + " IN TXT \"" + text + "\"";
  }
}
