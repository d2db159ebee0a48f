package mtasts.checks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/findings.md} is made from the catalogue; {@code -Dgolden.rewrite=true} writes it. */
final class FindingsPageTest {

  private static final Path PAGE = Path.of("../docs/findings.md");

  @Test
  void thePageSaysWhatTheCatalogueSays() throws IOException {
    String expected = page();
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }

  private static String page() {
    StringBuilder out =
        new StringBuilder(
            """
            # Findings

            Made from the catalogue in `checks/…/report/FindingCode.java`; don't edit by hand.

            A finding has a code, a severity, a subject, a summary, a remedy and a reference. The code \
            is a promise: it can be routed, muted and graphed by, and keeps its meaning.

            Severity is given for a policy in enforce / testing / none or invalid. An error means that \
            a compliant sender refuses, defers or ignores the policy today or at the next contact; a \
            warning that it works but is fragile or about to fail; unknown that the check could not \
            find out; info that there is nothing to do. A fault at one address of a host is one step \
            milder while another address is good. Some findings know their severity better than this \
            table, as a certificate that is about to end.

            The class says how many rounds must agree before anyone is told \
            (`schedule.confirm` in the configuration): definite is proved by what was published or \
            sent, transient is silence or a broken conversation, timed comes from the calendar and is \
            told at once, an event is a change that was seen: it stands in one report, is told once \
            and is never over.
            """);
    Stream.of(FindingCode.values())
        .map(FindingCode::area)
        .distinct()
        .forEach(area -> area(out, area));
    return out.toString();
  }

  private static void area(StringBuilder out, String area) {
    out.append("\n## `").append(area).append(".`\n\n");
    out.append("| code | severity | class | when | expected | by |\n");
    out.append("| --- | --- | --- | --- | --- | --- |\n");
    for (FindingCode code : FindingCode.values()) {
      if (code.area().equals(area)) {
        out.append(
            "| `%s` | %s | %s | %s | %s | %s |\n"
                .formatted(
                    code,
                    severities(code),
                    code.faultClass().name().toLowerCase(Locale.ROOT),
                    code.when(),
                    code.expected(),
                    code.reference()));
      }
    }
  }

  private static String severities(FindingCode code) {
    String enforce = name(code, Mode.ENFORCE);
    String testing = name(code, Mode.TESTING);
    String none = name(code, Mode.NONE);
    return enforce.equals(testing) && testing.equals(none)
        ? enforce
        : enforce + " / " + testing + " / " + none;
  }

  private static String name(FindingCode code, Mode mode) {
    return code.severity(mode).map(Severity::toString).orElse("–");
  }
}
