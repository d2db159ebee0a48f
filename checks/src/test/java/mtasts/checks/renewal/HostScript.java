package mtasts.checks.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mtasts.checks.renewal.HostSight.Look;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.tls.ServerCertificates;

/**
 * A host and a monitor that polls it, on a clock that the script turns. A script is parted by
 * {@code ;}, moments count from the first poll:
 *
 * <ul>
 *   <li>{@code every 1h}, first: the time between polls; {@code 60d every=1s}: from then on
 *   <li>{@code 60d A=2/90d B=2}: from then on the address A shows certificate 2, which is issued at
 *       that moment for 90 days where it is new, and B shows it too; {@code 2/90d/Other} names its
 *       authority; {@code A=-} is silent, {@code A=.} is gone from the DNS
 *   <li>{@code 60d down}, {@code 62d up}: the monitor
 *   <li>{@code 270d}: the end
 * </ul>
 */
final class HostScript {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Pattern PART = Pattern.compile("(\\d+)([dhms])");

  private final SortedMap<Instant, String> steps = new TreeMap<>();
  private final Map<String, CertificateSeen> issued = new HashMap<>();
  private final SortedMap<String, String> shown = new TreeMap<>();
  private final Map<String, List<Instant>> late = new TreeMap<>();
  private final List<String> changes = new ArrayList<>();
  private Duration every = Duration.ofHours(1);
  private boolean up = true;
  private CertificateMemory memory = CertificateMemory.NONE;

  HostScript(String script) {
    for (String step : script.split(";", -1)) {
      String[] words = step.strip().split(" ", 2);
      if (words[0].equals("every")) {
        every = duration(words[1]);
      } else {
        steps.put(START.plus(duration(words[0])), words.length > 1 ? words[1] : "");
      }
    }
    run();
  }

  private void run() {
    for (Instant now = START; !steps.isEmpty(); now = now.plus(every)) {
      SortedMap<Instant, String> due = steps.headMap(now.plusNanos(1));
      due.forEach(this::happens);
      due.clear();
      if (up) {
        poll(now);
      }
    }
  }

  private void happens(Instant at, String step) {
    for (String word : step.split(" ", -1)) {
      switch (word) {
        case "up" -> up = true;
        case "down" -> up = false;
        case "" -> {}
        case String more when more.startsWith("every=") -> every = duration(more.substring(6));
        default -> shows(word.substring(0, 1), word.substring(2), at);
      }
    }
  }

  private void shows(String address, String what, Instant at) {
    String[] words = what.split("/", -1);
    if (words.length > 1) {
      String issuer = "CN=R" + words[0] + ",O=" + (words.length > 2 ? words[2] : "Usual");
      issued.put(
          words[0],
          new CertificateSeen(
              "CN=x",
              issuer,
              List.of(),
              at,
              at.plus(duration(words[1])),
              words[0].repeat(64),
              ("k" + words[0]).repeat(32)));
    }
    shown.put(address, words[0]);
    shown.values().removeIf("."::equals);
  }

  private void poll(Instant now) {
    SortedMap<String, Look> looks = new TreeMap<>();
    shown.forEach(
        (address, certificate) ->
            Optional.ofNullable(issued.get(certificate))
                .ifPresent(seen -> looks.put(address, new Look(now, seen, address, address))));
    look(new HostSight(ServerCertificates.SMTP, "mx.example.com", shown.keySet(), looks), now);
  }

  private void look(HostSight sight, Instant now) {
    CertificateStep step = CertificateStep.of(memory, sight);
    memory = step.memory();
    for (Fault fault : step.faults()) {
      if (fault.code() == FindingCode.HISTORY_CERTIFICATE_CHANGED) {
        changes.add(since(now) + " " + fault.summary());
      } else {
        String which = fault.subject() + "=" + shown.get(fault.subject());
        late.computeIfAbsent(which, _ -> new ArrayList<>()).add(now);
      }
    }
  }

  /** Each certificate that was told as late, with the first poll and the last that said so. */
  String late() {
    return late.entrySet().stream()
        .map(
            told ->
                told.getKey()
                    + " "
                    + since(told.getValue().getFirst())
                    + ".."
                    + since(told.getValue().getLast()))
        .collect(Collectors.joining(", "));
  }

  /** Each change that was told, with when. */
  List<String> changes() {
    return changes;
  }

  CertificateMemory memory() {
    return memory;
  }

  /** {@code 189d1h}: units that are zero are left out. */
  private static String since(Instant moment) {
    Duration time = Duration.between(START, moment);
    String text =
        String.format(
            Locale.ROOT,
            "%dd%dh%dm%ds",
            time.toDaysPart(),
            time.toHoursPart(),
            time.toMinutesPart(),
            time.toSecondsPart());
    return text.replaceAll("(?<=[a-z])0[hms]", "");
  }

  private static Duration duration(String text) {
    return PART.matcher(text).results().map(HostScript::part).reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration part(MatchResult part) {
    long number = Long.parseLong(part.group(1));
    return switch (part.group(2)) {
      case "d" -> Duration.ofDays(number);
      case "h" -> Duration.ofHours(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
