package mtasts.monitor.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days, times of day and zones: {@code digest} and {@code maintenance}. */
final class CalendarReader {

  private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();
  private static final Kind<DayOfWeek> WEEKDAY =
      Kind.choice("one of " + String.join(", ", WEEKDAYS.keySet()), WEEKDAYS);
  private static final Kind<ZoneId> ZONE =
      new Kind<>("a time zone such as Europe/Berlin", CalendarReader::zone);
  private static final Kind<Moment> MOMENT =
      new Kind<>("a time such as \"mon 08:00\" or \"08:00\"", CalendarReader::moment);
  private static final Kind<Span> SPAN =
      new Kind<>("times such as \"02:00-04:00\"", CalendarReader::span);
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])");

  private record Moment(Optional<DayOfWeek> weekday, LocalTime time) {}

  private record Span(LocalTime from, LocalTime to) {}

  private CalendarReader() {}

  static Optional<AlertsConfig.Digest> digest(Fields fields, Kind<String> receiver) {
    Optional<Moment> at = fields.required("at").flatMap(value -> value.as(MOMENT));
    ZoneId zone = fields.get("timezone", ZONE, ZoneOffset.UTC);
    List<String> to = receivers(fields, receiver);
    return at.map(moment -> new AlertsConfig.Digest(moment.weekday, moment.time, zone, to));
  }

  static Optional<AlertsConfig.Maintenance> maintenance(Fields fields, MatchReader matches) {
    Match match =
        fields
            .required("match")
            .flatMap(value -> value.map(matches::read))
            .orElse(Match.everything());
    Set<DayOfWeek> weekdays =
        fields
            .value("weekdays")
            .map(value -> value.listOf(WEEKDAY))
            .filter(days -> !days.isEmpty())
            .<Set<DayOfWeek>>map(EnumSet::copyOf)
            .orElse(EnumSet.allOf(DayOfWeek.class));
    Optional<Span> times = fields.required("times").flatMap(value -> value.as(SPAN));
    ZoneId zone = fields.get("timezone", ZONE, ZoneOffset.UTC);
    return times.map(
        span -> new AlertsConfig.Maintenance(match, weekdays, span.from, span.to, zone));
  }

  /** The names behind {@code to}, each that of a receiver. */
  static List<String> receivers(Fields fields, Kind<String> receiver) {
    Optional<Value> to = fields.required("to");
    to.filter(Value::isEmptyList).ifPresent(value -> value.error("wants at least one receiver"));
    return to.map(value -> value.listOf(receiver)).orElse(List.of());
  }

  private static Map<String, DayOfWeek> weekdays() {
    Map<String, DayOfWeek> names = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      names.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), day);
    }
    return names;
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          Quoted.text(text)
              + " is not a time zone"
              + Nearest.hint(text, ZoneId.getAvailableZoneIds()),
          e);
    }
  }

  private static Moment moment(String text) {
    int blank = text.indexOf(' ');
    if (blank < 0) {
      return new Moment(Optional.empty(), time(text, text));
    }
    DayOfWeek day = WEEKDAY.parse().apply(text.substring(0, blank));
    return new Moment(Optional.of(day), time(text.substring(blank + 1), text));
  }

  private static Span span(String text) {
    int hyphen = text.indexOf('-');
    if (hyphen < 0) {
      throw new IllegalArgumentException(
          Quoted.text(text) + " is not two times such as 02:00-04:00");
    }
    LocalTime from = time(text.substring(0, hyphen), text);
    String end = text.substring(hyphen + 1);
    LocalTime to = end.equals("24:00") ? LocalTime.MIDNIGHT : time(end, text);
    if (from.equals(to) && !end.equals("24:00")) {
      throw new IllegalArgumentException(
          Quoted.text(text) + " is no time at all; a whole day is 00:00-24:00");
    }
    return new Span(from, to);
  }

  private static LocalTime time(String part, String whole) {
    Matcher matcher = TIME.matcher(part);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          Quoted.text(part)
              + " in "
              + Quoted.text(whole)
              + " is not a time of day from 00:00 to 23:59");
    }
    return LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }
}
