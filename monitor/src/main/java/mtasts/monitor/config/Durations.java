package mtasts.monitor.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as the file writes them: a positive whole number and one of {@code s m h d}. */
public final class Durations {

  static final String WANTED = "a duration such as 90s, 15m, 6h or 14d";

  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*([a-zA-Z]*)");

  private Durations() {}

  /**
   * Reads a time of at most 3650 days.
   *
   * @throws IllegalArgumentException with the reason and, where it is plain, what was meant
   */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(Quoted.text(text) + " is not " + WANTED);
    }
    String digits = matcher.group(1);
    String unit = matcher.group(2);
    if (!text.equals(digits + unit) || unit(unit).isEmpty()) {
      throw new IllegalArgumentException(Quoted.text(text) + wrongUnit(digits, unit));
    }
    Duration duration = unit(unit).orElseThrow().multipliedBy(Long.parseLong(digits));
    if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          Quoted.text(text) + (duration.isZero() ? " is no time at all" : " is above 3650d"));
    }
    return duration;
  }

  /** The time as the file would write it, in the largest unit that leaves nothing over. */
  public static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86400 == 0) {
      return seconds / 86400 + "d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private static Optional<Duration> unit(String unit) {
    return switch (unit) {
      case "s" -> Optional.of(Duration.ofSeconds(1));
      case "m" -> Optional.of(Duration.ofMinutes(1));
      case "h" -> Optional.of(Duration.ofHours(1));
      case "d" -> Optional.of(Duration.ofDays(1));
      default -> Optional.empty();
    };
  }

  private static String wrongUnit(String digits, String unit) {
    if (unit.isEmpty()) {
      return " has no unit: write %ss, %sm, %sh or %sd".formatted(digits, digits, digits, digits);
    }
    String meant =
        switch (unit.toLowerCase(Locale.ROOT)) {
          case "s", "sec", "secs", "second", "seconds" -> digits + "s";
          case "m", "min", "mins", "minute", "minutes" -> digits + "m";
          case "h", "hr", "hrs", "hour", "hours" -> digits + "h";
          case "d", "day", "days" -> digits + "d";
          case "w", "week", "weeks" -> 7 * Long.parseLong(digits) + "d";
          default -> "";
        };
    return " is not " + WANTED + (meant.isEmpty() ? "" : "; write " + meant);
  }
}
