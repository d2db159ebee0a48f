package mtasts.alerts.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import mtasts.alerts.digest.Digest;
import mtasts.alerts.digest.Excerpt;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.Chapter.Subject;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;

/** A digest in words, the same in every format. */
final class DigestText {

  private static final int MAX_LINE = 600;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Digest digest;

  DigestText(Digest digest) {
    this.digest = digest;
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  /** Those that say something. */
  List<Chapter> chapters() {
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(chapter(Subject.OPEN, digest.open(), DigestText::open));
    chapters.add(chapter(Subject.ENDED, digest.ended(), DigestText::ended));
    chapters.add(
        chapter(
            Subject.BEHIND,
            Excerpt.of(digest.behind(), digest.behind().size()),
            DigestText::behind));
    chapters.add(chapter(Subject.UNKNOWN, digest.unknown(), DomainName::name));
    chapters.add(chapter(Subject.EXPIRIES, digest.expiries(), this::expiry));
    chapters.add(news());
    return chapters.stream().filter(chapter -> chapter.total() > 0).toList();
  }

  private static <T> Chapter chapter(
      Subject subject, Excerpt<T> excerpt, Function<T, String> line) {
    List<String> items =
        excerpt.first().stream().map(line).map(text -> Plain.line(text, MAX_LINE)).toList();
    return new Chapter(subject, items, excerpt.total());
  }

  private static String open(Digest.Open open) {
    Incident incident = open.incident();
    StringBuilder line = new StringBuilder();
    line.append(weight(incident))
        .append(": ")
        .append(incident.title())
        .append(scope(open.domains()));
    line.append(", since ").append(time(incident.openedAt()));
    if (incident.state() == Incident.State.FLAPPING) {
      line.append("; it comes and goes");
    }
    open.acknowledgement()
        .ifPresent(given -> line.append("; acknowledged: ").append(given.comment()));
    open.silence()
        .ifPresent(silence -> line.append("; silenced until ").append(time(silence.until())));
    return line.toString();
  }

  private static String ended(Digest.Ended ended) {
    Incident incident = ended.incident();
    return incident.title()
        + scope(ended.domains())
        + ", from "
        + time(incident.openedAt())
        + incident.resolvedAt().map(at -> " to " + time(at)).orElse("");
  }

  private static String weight(Incident incident) {
    if (incident.own().isPresent()) {
      return "monitor";
    }
    return incident.severity() == Severity.ERROR ? "failing" : "warning";
  }

  private static String scope(int domains) {
    return switch (domains) {
      case 0 -> "";
      case 1 -> " (1 domain)";
      default -> " (" + domains + " domains)";
    };
  }

  private static String behind(Digest.Behind behind) {
    return behind.receiver()
        + ": "
        + (behind.waiting() > 0 ? behind.waiting() + " wait" : "")
        + (behind.waiting() > 0 && behind.dead() > 0 ? ", " : "")
        + (behind.dead() > 0 ? behind.dead() + " given up" : "");
  }

  private String expiry(Digest.Expiry expiry) {
    long days = Duration.between(digest.until(), expiry.notAfter()).toDays();
    Instant end = expiry.notAfter();
    String left =
        end.isBefore(digest.until()) ? "expired" : days + (days == 1 ? " day left" : " days left");
    return expiry.host() + ": " + DATE.format(end) + " (" + left + ")";
  }

  /** What is new in full, then what there is in all, counted by code. */
  private Chapter news() {
    Chapter fresh = chapter(Subject.NEWS, digest.news(), DigestText::fresh);
    List<String> items = new ArrayList<>(fresh.items());
    if (fresh.more() > 0) {
      items.add("and " + fresh.more() + " more");
    }
    new TreeMap<>(digest.notes()).entrySet().stream().map(DigestText::note).forEach(items::add);
    return new Chapter(Subject.NEWS, items, items.size());
  }

  private static String fresh(Digest.News news) {
    return "new: "
        + news.domain()
        + ": "
        + news.finding().summary()
        + " ("
        + news.finding().code()
        + ", "
        + DATE.format(news.since())
        + ")";
  }

  private static String note(Map.Entry<FindingCode, Integer> note) {
    return note.getKey() + scope(note.getValue());
  }
}
