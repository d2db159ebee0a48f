package mtasts.alerts.email;

import static java.util.function.Predicate.not;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mtasts.alerts.email.Section.Block;
import mtasts.alerts.email.Section.Block.Code;
import mtasts.alerts.email.Section.Block.Field;
import mtasts.alerts.email.Section.Block.Item;
import mtasts.alerts.email.Section.Block.Prose;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.Impact;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Plain;
import mtasts.alerts.notice.Verification;
import mtasts.alerts.outbox.MessageKind;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;

/** The sections of a mail, from a notice. Pure. */
final class MailBody {

  /** So many domains are named, the rest is counted. */
  static final int DOMAINS_NAMED = 20;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Notice notice;
  private final Incident incident;

  private final Optional<Quoted> quoted;

  /** The finding that stands for all, and the domain that has it where it is about one. */
  private record Quoted(Finding finding, Optional<DomainName> domain, Instant since) {

    static Quoted of(Affected affected) {
      return new Quoted(affected.finding(), Optional.of(affected.domain()), affected.since());
    }
  }

  MailBody(Notice notice) {
    this.notice = notice;
    this.incident = notice.incident();
    this.quoted =
        incident
            .own()
            .map(finding -> new Quoted(finding, Optional.empty(), incident.openedAt()))
            .or(() -> notice.example().map(Quoted::of));
  }

  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(what());
    if (incident.state() != Incident.State.RESOLVED) {
      quoted.ifPresent(
          one -> {
            sections.add(meaning(one));
            sections.add(seenAndExpected(one));
            sections.add(fix(one.finding()));
            sections.add(verification(one));
          });
    }
    sections.add(since());
    if (!notice.affected().isEmpty()) {
      sections.add(domains());
    }
    sections.add(why());
    return sections;
  }

  private Section what() {
    List<Block> blocks = new ArrayList<>();
    notice.story().ifPresent(text -> blocks.add(new Prose(text)));
    blocks.add(new Field("Finding", incident.key().code() + " (" + incident.severity() + ")"));
    String cause = Plain.line(incident.key().cause());
    String subject = quoted.map(one -> Plain.line(one.finding().subject())).orElse(cause);
    blocks.add(new Field("About", subject));
    if (!subject.startsWith(cause)) {
      blocks.add(new Field("Cause", cause));
    }
    return new Section("What", blocks);
  }

  private static Section meaning(Quoted one) {
    Impact impact = Impact.of(one.finding(), one.since());
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Prose(Plain.line(impact.now())));
    if (!impact.later().isEmpty()) {
      blocks.add(new Prose(Plain.line(impact.later())));
    }
    return new Section("What it means for mail", blocks);
  }

  private Section seenAndExpected(Quoted one) {
    Finding finding = one.finding();
    List<Block> blocks = new ArrayList<>();
    if (notice.affected().size() > 1) {
      one.domain().ifPresent(domain -> blocks.add(new Prose("For " + domain + ":")));
    }
    blocks.add(new Field("Seen", Plain.line(finding.summary())));
    if (!finding.code().expected().isEmpty()) {
      blocks.add(new Field("Expected", finding.code().expected()));
    }
    blocks.add(new Field("By", finding.reference()));
    return new Section("Seen and expected", blocks);
  }

  private static Section fix(Finding finding) {
    List<Block> blocks =
        finding
            .remedy()
            .lines()
            .map(Plain::line)
            .filter(not(String::isBlank))
            .<Block>map(Prose::new)
            .toList();
    return new Section("How to fix it", blocks);
  }

  private static Section verification(Quoted one) {
    List<String> commands =
        one.domain()
            .map(domain -> Verification.commands(domain, one.finding()))
            .orElseGet(() -> Verification.ofMonitor(one.finding()));
    return new Section(
        "How to verify it by hand", commands.stream().<Block>map(Code::new).toList());
  }

  private Section since() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Field("First seen", time(incident.openedAt())));
    blocks.add(new Field("Confirmed", time(incident.confirmedAt())));
    notice
        .acknowledgement()
        .ifPresent(
            given ->
                blocks.add(
                    new Field(
                        "Acknowledged", time(given.at()) + ": " + Plain.line(given.comment()))));
    incident.resolvedAt().ifPresent(at -> blocks.add(new Field("Resolved", time(at))));
    if (incident.foundAtStart()) {
      blocks.add(
          new Prose(
              "Found at start: it was there when the monitor first looked, so it may be older."));
    }
    return new Section("Since when", blocks);
  }

  private Section domains() {
    List<Block> blocks = new ArrayList<>();
    notice.affected().stream()
        .limit(DOMAINS_NAMED)
        .forEach(affected -> blocks.add(new Item(affected.domain().name())));
    int more = notice.affected().size() - DOMAINS_NAMED;
    if (more > 0) {
      blocks.add(new Item("and " + more + " more: all are in the table attached"));
    }
    return new Section("Which domains", blocks);
  }

  private Section why() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Prose(
            "mta-sts-monitor "
                + Plain.line(notice.origin().version())
                + " on "
                + Plain.line(notice.origin().name())
                + (notice.kind() == MessageKind.TEST
                    ? " was asked to try its receiver \""
                    : watched() + " and tells its receiver \"")
                + Plain.line(notice.receiver())
                + notice.addressee().owner().map(_ -> "\", as their owner.").orElse("\".")));
    if (notice.kind() != MessageKind.TEST) {
      blocks.add(new Field("Incident", incident.id()));
      notice
          .origin()
          .url()
          .ifPresent(url -> blocks.add(new Field("Page", url + "/incidents/" + incident.id())));
    }
    return new Section("Why you get this", blocks);
  }

  private String watched() {
    return incident.own().isPresent() ? " watches itself" : " watches these domains";
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
