package mtasts.checks.history;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import mtasts.checks.policy.MxPattern;

/** How sentences name moments, hosts and policies. */
final class Words {

  /** Rounds may be that far apart without a word. */
  private static final Duration GAP = Duration.ofHours(1);

  private static final int MOST = 5;

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** {@code 2026-11-24 10:00:00 UTC}. */
  static String at(Instant moment) {
    return SECOND.format(moment);
  }

  /** When a policy was seen last, and where nobody looked for a while, when it was missed. */
  static String end(HeldPolicy.Gone gone) {
    boolean gap = Duration.between(gone.lastSeen(), gone.missed()).compareTo(GAP) > 0;
    return "last seen "
        + at(gone.lastSeen())
        + (gap ? ", missed only at the next good look " + at(gone.missed()) : "");
  }

  /** The first few, and how many more there are; {@code none} for none. */
  static String listed(Collection<String> names) {
    String first = String.join(", ", names.stream().limit(MOST).toList());
    int more = names.size() - MOST;
    return names.isEmpty() ? "none" : more > 0 ? first + " and " + more + " more" : first;
  }

  /** {@code enforce, mx mx1.example.com, max_age 604800}. */
  static String told(PolicyText text) {
    List<String> mx = text.policy().mx().stream().map(MxPattern::toString).toList();
    return text.policy().mode()
        + ", mx "
        + listed(mx)
        + ", max_age "
        + text.maxAgeSeconds()
        + (text.isValid() ? "" : " (kept for a year)");
  }
}
