package mtasts.monitor.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import tools.jackson.databind.JsonNode;

/** What the daemon's API says of domains and incidents, for people. */
final class StandingText {

  private static final int MAX_DOMAINS = 10;

  private final Paint paint;

  StandingText(Paint paint) {
    this.paint = paint;
  }

  /** A line per domain, aligned: name, status, delivery, codes, and when that was seen. */
  String domains(List<JsonNode> domains) {
    if (domains.isEmpty()) {
      return "No domain had a round yet.\n";
    }
    int nameWidth = domains.stream().mapToInt(d -> text(d, "domain").length()).max().orElse(0);
    return domains.stream().map(d -> domain(d, nameWidth)).collect(Collectors.joining());
  }

  private String domain(JsonNode domain, int nameWidth) {
    String name = text(domain, "domain");
    Status status = Status.valueOf(text(domain, "status").toUpperCase(Locale.ROOT));
    String codes =
        domain
            .path("findings")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.joining(" "));
    return paint.bold(name)
        + " ".repeat(nameWidth - name.length() + 2)
        + paint.status(status, "%-7s".formatted(status))
        + "  %-11s  ".formatted(text(domain, "delivery"))
        + paint.dim(text(domain, "checked_at").replaceFirst("\\.[0-9]+Z", "Z"))
        + (codes.isEmpty() ? "" : "  " + codes)
        + "\n";
  }

  /** A paragraph per incident: id, what, since when, which domains, why it may be quiet. */
  String incidents(List<JsonNode> incidents) {
    return incidents.isEmpty()
        ? "No incident is open.\n"
        : incidents.stream().map(this::incident).collect(Collectors.joining());
  }

  private String incident(JsonNode incident) {
    Severity severity = Severity.valueOf(text(incident, "severity").toUpperCase(Locale.ROOT));
    int count = incident.path("domain_count").asInt();
    Stream<String> first =
        incident.path("domains").valueStream().limit(MAX_DOMAINS).map(JsonNode::asString);
    String more = count > MAX_DOMAINS ? " and " + (count - MAX_DOMAINS) + " more" : "";
    return "%s  %s  %s  %s  since %s%n           %s%n           %s%s%n%s%s"
        .formatted(
            paint.severity(severity, "%-7s".formatted(severity)),
            text(incident, "id"),
            paint.bold(text(incident, "code")),
            text(incident, "cause"),
            seconds(incident, "opened_at"),
            text(incident, "title"),
            first.collect(Collectors.joining(", ")),
            more,
            quiet("silenced until ", incident.path("silenced"), "until"),
            quiet("acknowledged ", incident.path("acknowledged"), "at"));
  }

  private static String quiet(String what, JsonNode node, String time) {
    return node.isMissingNode()
        ? ""
        : "           %s%s: %s%n".formatted(what, seconds(node, time), text(node, "comment"));
  }

  /** A line per silence: id, end, match, comment. */
  static String silences(List<JsonNode> silences) {
    return silences.isEmpty()
        ? "There is no silence.\n"
        : silences.stream()
            .map(
                one ->
                    "%s  until %s  %s  %s%n"
                        .formatted(
                            text(one, "id"),
                            seconds(one, "until"),
                            match(one.path("match")),
                            text(one, "comment")))
            .collect(Collectors.joining());
  }

  /** As {@code silence add --match} takes it. */
  private static String match(JsonNode match) {
    String pairs =
        match
            .propertyStream()
            .flatMap(
                one ->
                    one.getKey().equals("labels")
                        ? one.getValue()
                            .propertyStream()
                            .map(
                                label ->
                                    "labels."
                                        + label.getKey()
                                        + "="
                                        + label.getValue().asString(""))
                        : Stream.of(one.getKey() + "=" + one.getValue().asString("")))
            .collect(Collectors.joining(","));
    return pairs.isEmpty() ? "everything" : pairs;
  }

  private static String seconds(JsonNode node, String member) {
    return text(node, member).replaceFirst("\\.[0-9]+Z", "Z");
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }
}
