package mtasts.alerts.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A matcher as JSON, with the keys that it has in the configuration. */
public final class MatcherJson {

  private static final int LONGEST = 300;
  private static final int MOST_LABELS = 20;
  private static final List<String> TEXTS =
      List.of("domain", "code", "cause", "mx", "severity", "group");
  private static final String KEYS = String.join(", ", TEXTS) + ", labels";

  private MatcherJson() {}

  /** What is present, each under its key. */
  public static ObjectNode write(Matcher matcher) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    matcher.domain().ifPresent(glob -> json.put("domain", glob.pattern()));
    matcher.code().ifPresent(glob -> json.put("code", glob.pattern()));
    matcher.cause().ifPresent(glob -> json.put("cause", glob.pattern()));
    matcher.mx().ifPresent(glob -> json.put("mx", glob.pattern()));
    matcher.severity().ifPresent(severity -> json.put("severity", severity.toString()));
    matcher.group().ifPresent(group -> json.put("group", group));
    if (!matcher.labels().isEmpty()) {
      ObjectNode labels = json.putObject("labels");
      new TreeMap<>(matcher.labels()).forEach(labels::put);
    }
    return json;
  }

  /**
   * The matcher that the object tells of; texts have at most 300 characters, labels are at most 20.
   *
   * @throws IllegalArgumentException where it is none, with the reason in plain words
   */
  public static Matcher read(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("match wants an object with some of " + KEYS);
    }
    for (String key : json.propertyNames()) {
      if (!TEXTS.contains(key) && !key.equals("labels")) {
        throw new IllegalArgumentException("match has an unknown key; the keys are " + KEYS);
      }
    }
    return new Matcher(
        text(json, "severity").map(MatcherJson::severity),
        text(json, "code").map(MatcherJson::code),
        text(json, "cause").map(Glob::new),
        text(json, "domain").map(name -> new Glob(name.toLowerCase(Locale.ROOT))),
        text(json, "mx").map(name -> new Glob(name.toLowerCase(Locale.ROOT))),
        text(json, "group"),
        labels(json.path("labels")));
  }

  private static Optional<String> text(JsonNode json, String key) {
    return json.has(key) ? Optional.of(text("match." + key, json.path(key))) : Optional.empty();
  }

  private static String text(String name, JsonNode value) {
    String text = value.asStringOpt().filter(some -> value.isString()).orElse("");
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          name + " wants a text of at most " + LONGEST + " characters");
    }
    return text;
  }

  private static Map<String, String> labels(JsonNode json) {
    if (!json.isMissingNode() && (!json.isObject() || json.size() > MOST_LABELS)) {
      throw new IllegalArgumentException(
          "match.labels wants an object with at most " + MOST_LABELS + " texts");
    }
    Map<String, String> labels = new TreeMap<>();
    json.forEachEntry((label, value) -> labels.put(label, text("match.labels", value)));
    return labels;
  }

  /** Other severities never make an incident. */
  private static Severity severity(String text) {
    return switch (text) {
      case "error" -> Severity.ERROR;
      case "warning" -> Severity.WARNING;
      default -> throw new IllegalArgumentException("match.severity is neither error nor warning");
    };
  }

  private static Glob code(String text) {
    Glob glob = new Glob(text);
    if (Arrays.stream(FindingCode.values()).noneMatch(code -> glob.matches(code.toString()))) {
      throw new IllegalArgumentException("match.code matches no finding code that there is");
    }
    return glob;
  }
}
