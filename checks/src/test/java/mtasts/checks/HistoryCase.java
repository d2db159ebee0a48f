package mtasts.checks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.report.CachedPolicy;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;

/**
 * One folder of {@code histories/}: a table of polls on a clock that the table turns, and what each
 * of them has to say.
 */
record HistoryCase(Path path) {

  private static final Path ROOT = Path.of("src/test/resources/histories");

  /** All histories, in the order of their names. */
  static List<HistoryCase> all() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.filter(Files::isDirectory).sorted().map(HistoryCase::new).toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  Path expected() {
    return path.resolve("expected");
  }

  /** The codes of {@code history.} that the folder expects. */
  Collection<FindingCode> codes() {
    return CaseFolder.readUtf8(expected())
        .lines()
        .filter(line -> line.contains(" history."))
        .map(line -> line.strip().split(" ", 3)[1])
        .flatMap(word -> FindingCode.of(word).stream())
        .distinct()
        .toList();
  }

  /** What all polls say, as it stands in the file. */
  String told() {
    Map<String, String> policies = new HashMap<>();
    Map<String, String> columns = new HashMap<>();
    List<String> out = new ArrayList<>();
    DomainHistory history = DomainHistory.NONE;
    Duration overdue = Duration.ofDays(30);
    Instant now = Instant.EPOCH;
    for (String line : script()) {
      String[] words = line.strip().split("\\s+", -1);
      switch (words[0]) {
        case "policy" -> policies.put(words[1], text(words));
        case "testing_overdue" -> overdue = CaseWords.duration(words[1]);
        default -> {
          now =
              words[0].startsWith("+")
                  ? now.plus(CaseWords.duration(words[0].substring(1)))
                  : Instant.parse(words[0]);
          for (String word : List.of(words).subList(1, words.length)) {
            String[] column = word.split("=", 2);
            columns.put(column[0], column[1]);
          }
          Remembered round =
              Remembered.of(history, new HistoryPoll(now, columns, policies).report(), overdue);
          history = round.history();
          tell(round, out);
        }
      }
    }
    return String.join("\n", out) + "\n";
  }

  private List<String> script() {
    return CaseFolder.readUtf8(path.resolve("polls"))
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** {@code policy NAME MODE MAX_AGE [MX…]}. */
  private static String text(String[] words) {
    StringBuilder text = new StringBuilder("version: STSv1\r\nmode: " + words[2] + "\r\n");
    for (String mx : List.of(words).subList(4, words.length)) {
      text.append("mx: ").append(mx).append("\r\n");
    }
    return text + "max_age: " + words[3] + "\r\n";
  }

  private static void tell(Remembered round, List<String> out) {
    DomainReport report = round.report();
    out.add(report.checkedAt() + " " + report.status());
    for (CachedPolicy cached : report.cached().orElseThrow()) {
      out.add("  held " + told(cached));
    }
    for (Finding finding : report.findings()) {
      if (finding.code().area().equals("history")) {
        String cause = finding.cause().equals(finding.subject()) ? "" : " <- " + finding.cause();
        boolean judged = report.judges(finding.code(), finding.cause());
        out.add(
            "  "
                + finding.severity()
                + " "
                + finding.code()
                + " "
                + finding.subject()
                + cause
                + (judged ? "" : " (as known before)"));
        out.add("      " + finding.summary());
      }
    }
  }

  private static String told(CachedPolicy cached) {
    return cached.mode()
        + " "
        + cached.maxAgeSeconds()
        + " "
        + cached.mx()
        + " as "
        + cached.ids()
        + (cached.served() ? ", served, until " : ", until ")
        + cached.heldUntil()
        + ": "
        + cached.delivery();
  }
}
