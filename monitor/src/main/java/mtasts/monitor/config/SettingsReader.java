package mtasts.monitor.config;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import mtasts.checks.expect.Expectation;
import mtasts.checks.report.FindingCode;

/** Reads the keys that domains and groups share. */
final class SettingsReader {

  /** As Prometheus wants label names. */
  private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private static final Duration POLITE = Duration.ofMinutes(5);

  static final Kind<String> LABEL = new Kind<>("the name of a label", SettingsReader::labelName);

  private SettingsReader() {}

  static Settings read(Fields fields) {
    Map<String, Place> origins = new TreeMap<>();
    SortedMap<String, String> labels = new TreeMap<>();
    fields.value("labels").ifPresent(value -> labels.putAll(labels(value)));
    labels.keySet().forEach(label -> origins.put("labels." + label, fields.keyPlace("labels")));
    Optional<Duration> interval = fields.value("interval").flatMap(SettingsReader::interval);
    interval.ifPresent(_ -> origins.put("interval", fields.keyPlace("interval")));
    Expectation expect = fields.section("expect", ExpectReader::read, Expectation.NONE);
    expect.yaml().keySet().forEach(key -> origins.put("expect." + key, fields.keyPlace("expect")));
    Set<FindingCode> mute = EnumSet.noneOf(FindingCode.class);
    fields.value("mute").ifPresent(value -> mute.addAll(value.listOf(Kind.CODE)));
    mute.forEach(code -> origins.put("mute." + code, fields.keyPlace("mute")));
    return new Settings(labels, interval, expect, mute, origins);
  }

  /** Labels with their values. */
  static SortedMap<String, String> labels(Value value) {
    return value
        .map(
            fields -> {
              SortedMap<String, String> labels = new TreeMap<>();
              fields
                  .all()
                  .forEach(
                      (name, text) -> {
                        if (!LABEL_NAME.matcher(name).matches()) {
                          text.error("the name of a label is letters, digits and _ only");
                        }
                        text.as(Kind.TEXT).ifPresent(label -> labels.put(name, label));
                      });
              return labels;
            })
        .orElseGet(TreeMap::new);
  }

  /** Time between rounds, with a warning where it is a burden to others. */
  static Optional<Duration> interval(Value value) {
    Optional<Duration> interval = value.as(Kind.DURATION);
    interval
        .filter(time -> time.compareTo(POLITE) < 0)
        .ifPresent(
            time ->
                value.warning(
                    Durations.text(time)
                        + " is a burden to other people's servers; 5m or more is polite"));
    return interval;
  }

  private static String labelName(String text) {
    if (!LABEL_NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          Quoted.text(text) + " is not the name of a label: letters, digits and _ only");
    }
    return text;
  }
}
