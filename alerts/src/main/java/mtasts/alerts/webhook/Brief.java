package mtasts.alerts.webhook;

import static java.util.function.Predicate.not;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.DigestNotice;
import mtasts.alerts.notice.Impact;
import mtasts.alerts.notice.Mark;
import mtasts.alerts.notice.Message;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Origin;
import mtasts.alerts.notice.Plain;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.webhook.Fact.Kind;
import mtasts.checks.report.Finding;

/**
 * What a short message says, the same in every format. No string holds a control character.
 *
 * @param mark what it is about
 * @param title one line, the same over the incident's life
 * @param domains how many it touches
 * @param story what the mark does not say already
 * @param facts in the order of their weight, so that the last are dropped first
 * @param footer who is speaking, of which incident
 * @param page where more stands
 */
record Brief(
    Mark mark,
    String title,
    int domains,
    Optional<String> story,
    List<Fact> facts,
    String footer,
    Optional<String> page) {

  /** So many domains are named where there is room, the rest is counted. */
  static final int DOMAINS_NAMED = 20;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Copies the list. */
  Brief {
    facts = List.copyOf(facts);
  }

  static Brief of(Message message) {
    return switch (message) {
      case Notice notice -> of(notice);
      case DigestNotice digest -> of(digest);
    };
  }

  private static Brief of(DigestNotice notice) {
    List<Fact> facts =
        notice.chapters().stream()
            .map(one -> new Fact(Kind.of(one.subject()), one.items(), one.total(), "\n"))
            .toList();
    return new Brief(
        Mark.DIGEST,
        notice.title(),
        0,
        Optional.of(notice.summary()),
        facts,
        speaker(notice.origin()) + ". " + notice.rhythm() + " " + notice.farewell(),
        notice.origin().url());
  }

  private static Brief of(Notice notice) {
    return new Brief(
        Mark.of(notice),
        Plain.line(notice.incident().title()),
        notice.affected().size(),
        notice.story(),
        facts(notice),
        footer(notice),
        notice.page());
  }

  /** Mark, title and number of domains in at most so many UTF-16 units; only the title is cut. */
  String headline(int max, Markup markup) {
    String before = markup.escape("[" + mark + "] ");
    String after =
        switch (domains) {
          case 0 -> "";
          case 1 -> markup.escape(" (1 domain)");
          default -> markup.escape(" (" + domains + " domains)");
        };
    return before + markup.clip(title, max - before.length() - after.length()) + after;
  }

  /** A line for each fact, behind the story. */
  String lines(int maxOfFact, Markup markup) {
    List<String> lines = new ArrayList<>();
    story.map(markup::escape).ifPresent(lines::add);
    facts.forEach(fact -> lines.add(fact.name() + ": " + fact.within(maxOfFact, markup)));
    return String.join("\n", lines);
  }

  /** The first rendering that fits: with all facts, or with the last ones dropped. */
  <T> T fitting(Function<Brief, T> rendering, Predicate<T> fits) {
    Brief brief = this;
    T rendered = rendering.apply(brief);
    while (!fits.test(rendered) && !brief.facts.isEmpty()) {
      brief = brief.withoutTheLastFact();
      rendered = rendering.apply(brief);
    }
    return rendered;
  }

  private Brief withoutTheLastFact() {
    return new Brief(mark, title, domains, story, facts.subList(0, facts.size() - 1), footer, page);
  }

  private static List<Fact> facts(Notice notice) {
    Incident incident = notice.incident();
    List<Fact> facts = new ArrayList<>();
    if (incident.state() != Incident.State.RESOLVED) {
      incident.own().ifPresent(own -> facts.addAll(ofFinding(own, incident.openedAt(), "")));
      notice.example().ifPresent(example -> facts.addAll(ofExample(notice, example)));
    }
    if (!notice.affected().isEmpty()) {
      facts.add(domains(notice));
    }
    notice.acknowledgement().ifPresent(given -> facts.add(acknowledged(given)));
    incident.resolvedAt().ifPresent(at -> facts.add(time(Kind.RESOLVED, at)));
    facts.add(time(Kind.FIRST_SEEN, incident.openedAt()));
    return facts;
  }

  private static List<Fact> ofExample(Notice notice, Affected example) {
    String whose = notice.affected().size() > 1 ? example.domain() + ": " : "";
    return ofFinding(example.finding(), example.since(), whose);
  }

  private static List<Fact> ofFinding(Finding finding, Instant since, String whose) {
    Impact impact = Impact.of(finding, since);
    List<Fact> facts = new ArrayList<>();
    facts.add(lines(Kind.DESCRIPTION, impact.now() + "\n" + impact.later()));
    facts.add(lines(Kind.SEEN, whose + Plain.line(finding.summary())));
    facts.add(lines(Kind.REMEDY, finding.remedy()));
    return facts.stream().filter(fact -> !fact.items().isEmpty()).toList();
  }

  private static Fact lines(Kind kind, String text) {
    return Fact.text(kind, text.lines().map(Plain::line).filter(not(String::isBlank)).toList());
  }

  private static Fact domains(Notice notice) {
    List<String> names =
        notice.affected().stream()
            .limit(DOMAINS_NAMED)
            .map(affected -> affected.domain().name())
            .toList();
    return new Fact(Kind.DOMAINS, names, notice.affected().size(), ", ");
  }

  private static Fact acknowledged(Acknowledgement given) {
    return lines(Kind.ACKNOWLEDGED, TIME.format(given.at()) + ": " + given.comment());
  }

  private static Fact time(Kind kind, Instant at) {
    return Fact.text(kind, List.of(TIME.format(at)));
  }

  private static String footer(Notice notice) {
    String speaker = speaker(notice.origin());
    return notice.kind() == MessageKind.TEST
        ? speaker
        : notice.incident().key().code() + ", incident " + notice.incident().id() + ", " + speaker;
  }

  private static String speaker(Origin origin) {
    return "mta-sts-monitor "
        + Plain.line(origin.version())
        + " on "
        + Plain.line(origin.name(), 255);
  }
}
