package mtasts.alerts.notice;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.alerts.digest.Digest;
import mtasts.alerts.digest.DigestTimes;
import mtasts.alerts.outbox.Addressee;
import mtasts.checks.report.Status;

/**
 * The digest, on its way to one receiver.
 *
 * @param id the id of the message, the same over retries
 * @param addressee who gets it
 * @param digest what it says
 * @param now when the message is made
 * @param origin who is speaking
 */
public record DigestNotice(
    String id, Addressee addressee, Digest digest, Instant now, Origin origin) implements Message {

  /**
   * How many domains there are, and how many of each status: {@code 3 domains: 1 failing, 2 ok}.
   */
  public String title() {
    int all = digest.domains().values().stream().mapToInt(Integer::intValue).sum();
    String counts =
        Stream.of(Status.FAILING, Status.UNKNOWN, Status.WARNING, Status.OK)
            .filter(digest.domains()::containsKey)
            .map(status -> digest.domains().get(status) + " " + status)
            .collect(Collectors.joining(", "));
    return (all == 1 ? "1 domain" : all + " domains") + (counts.isEmpty() ? "" : ": " + counts);
  }

  /** The time that it covers, and that nothing is open where that is so. */
  public String summary() {
    return "This covers the time from "
        + DigestText.time(digest.since())
        + " to "
        + DigestText.time(digest.until())
        + "."
        + (digest.open().isEmpty() ? " Nothing is open." : "");
  }

  /** What there is to say, in the order of its weight. */
  public List<Chapter> chapters() {
    return new DigestText(digest).chapters();
  }

  /** When it comes, and what it means where it does not. */
  public String rhythm() {
    DigestTimes times = digest.times();
    String at = times.at() + " (" + times.zone().getId() + ")";
    return times
        .weekday()
        .map(
            day ->
                "It comes every "
                    + name(day)
                    + " at "
                    + at
                    + ", also when all is well: where it does not come, look after the monitor.")
        .orElse("It comes every day at " + at + ", where there is something to say.");
  }

  /** How not to get it any more. */
  public String farewell() {
    return "To get it no more, take \""
        + Plain.line(receiver())
        + "\" out of alerts.digest.to in the configuration of the monitor.";
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
