package mtasts.monitor.config;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import mtasts.checks.report.Severity;

/** Reads what a route or a window takes. */
final class MatchReader {

  private static final Kind<String> CODE = new Kind<>("a finding code", MatchReader::code);

  /** Other severities never make an incident. */
  private static final Kind<Severity> SEVERITY =
      Kind.choice(
          "one of error, warning", Map.of("error", Severity.ERROR, "warning", Severity.WARNING));

  private final DomainTable domains;

  /** A reader that knows which groups and labels there are. */
  MatchReader(DomainTable domains) {
    this.domains = domains;
  }

  Match read(Fields fields) {
    Match match =
        new Match(
            fields.value("domain").flatMap(value -> value.as(Kind.TEXT)),
            fields.value("code").flatMap(value -> value.as(CODE)),
            fields.value("cause").flatMap(value -> value.as(Kind.TEXT)),
            fields.value("mx").flatMap(value -> value.as(Kind.TEXT)),
            fields.value("severity").flatMap(value -> value.as(SEVERITY)),
            fields.value("group").flatMap(value -> value.as(Kind.TEXT)),
            fields.value("labels").map(SettingsReader::labels).orElseGet(TreeMap::new));
    if (domains.quarantined().isEmpty()) {
      match.group().ifPresent(group -> knownGroup(fields, group));
      fields.value("labels").ifPresent(value -> knownLabels(value, match.labels()));
    }
    return match;
  }

  private void knownGroup(Fields fields, String group) {
    if (!domains.groups().contains(group)) {
      fields
          .value("group")
          .ifPresent(
              value ->
                  value.warning(
                      "there is no group "
                          + Quoted.text(group)
                          + Nearest.hint(group, domains.groups())));
    }
  }

  private void knownLabels(Value value, SortedMap<String, String> labels) {
    for (String label : labels.keySet()) {
      if (!domains.labels().contains(label)) {
        value.warning(
            "no domain has the label "
                + Quoted.text(label)
                + Nearest.hint(label, domains.labels()));
      }
    }
  }

  private static String code(String glob) {
    if (Kind.codes().stream().noneMatch(code -> matches(glob, code))) {
      throw new IllegalArgumentException(
          Quoted.text(glob) + " matches no finding code" + Nearest.hint(glob, Kind.codes()));
    }
    return glob;
  }

  private static boolean matches(String glob, String code) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      switch (glob.charAt(i)) {
        case '*' -> pattern.append(".*");
        case '?' -> pattern.append('.');
        default -> pattern.append(Pattern.quote(glob.substring(i, i + 1)));
      }
    }
    return Pattern.matches(pattern.toString(), code);
  }
}
