package mtasts.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.report.FindingCode;
import mtasts.checks.tls.ServerCertificates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * From the sentences of RFC 8461 to codes to cases: {@code docs/rfc-coverage.md}, which {@code
 * -Dgolden.rewrite=true} writes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RfcCoverageTest {

  private static final Path PAGE = Path.of("../docs/rfc-coverage.md");
  private static final Path REQUIREMENTS = Path.of("src/test/resources/rfc8461-requirements");

  private final Map<FindingCode, List<String>> cases = new EnumMap<>(FindingCode.class);
  private final List<Requirement> requirements = new ArrayList<>();

  /** A sentence of the RFC. */
  private record Requirement(String section, String codes, String words) {

    static Requirement of(String line) {
      String[] parts = line.split(" \\| ", 3);
      return new Requirement(parts[0], parts[1], parts[2]);
    }

    boolean bindsRecipients() {
      return !codes.startsWith("(");
    }

    List<FindingCode> told() {
      return Stream.of(codes.split(" ")).map(code -> FindingCode.of(code).orElseThrow()).toList();
    }
  }

  @BeforeAll
  void read() {
    CaseFolder.readUtf8(REQUIREMENTS)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(Requirement::of)
        .forEach(requirements::add);
    for (CaseFolder folder : CaseFolder.all()) {
      for (FindingCode code : new CaseExpectation(folder).codes()) {
        cases.computeIfAbsent(code, _ -> new ArrayList<>()).add(folder.name().substring(0, 4));
      }
    }
    for (HistoryCase history : HistoryCase.all()) {
      for (FindingCode code : history.codes()) {
        cases.computeIfAbsent(code, _ -> new ArrayList<>()).add(history.name().substring(0, 2));
      }
    }
  }

  @Test
  void eachRequirementHasCodesAndEachCodeCases() {
    assertThat(requirements)
        .filteredOn(Requirement::bindsRecipients)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(cases.keySet()).containsAll(each.told()));
  }

  @Test
  void everyCodeOfRecordPolicyAndSmtpComesFromARequirement() {
    List<FindingCode> told =
        requirements.stream()
            .filter(Requirement::bindsRecipients)
            .flatMap(each -> each.told().stream())
            .toList();
    assertThat(FindingCode.inAreas("record", "policy", "smtp"))
        .filteredOn(code -> code != FindingCode.RECORD_TTL) // §8.1 is advice for operation
        .filteredOn(code -> code != ServerCertificates.POLICY.renewalLate()) // asked for by a habit
        .filteredOn(code -> code != ServerCertificates.SMTP.renewalLate())
        .allSatisfy(code -> assertThat(told).contains(code));
  }

  @Test
  void thePageIsCurrent() {
    if (Boolean.getBoolean("golden.rewrite")) {
      CaseFolder.write(PAGE, page());
    }
    assertThat(CaseFolder.readUtf8(PAGE)).isEqualTo(page());
  }

  private String page() {
    StringBuilder out =
        new StringBuilder(
            """
            # What RFC 8461 asks for, and where it is checked

            Made by `RfcCoverageTest` from `rfc8461-requirements` and the cases beside it; don't edit by \
            hand. Every MUST, SHOULD and SHALL of §3 to §5, §8 and §10.2 stands here. Numbers of four digits are folders of \
            `checks/src/test/resources/cases`, those of two digits are histories, folders of \
            `checks/src/test/resources/histories`.

            | section | the RFC says | told as | cases |
            | --- | --- | --- | --- |
            """);
    requirements.forEach(each -> out.append(row(each)));
    out.append(
        "\n## Codes and their cases\n\n| code | cases in which it is told |\n| --- | --- |\n");
    cases.forEach(
        (code, folders) ->
            out.append("| `%s` | %s |\n".formatted(code, String.join(", ", folders))));
    return out.toString();
  }

  private String row(Requirement each) {
    return each.bindsRecipients()
        ? "| %s | %s | %s | %s |\n"
            .formatted(
                each.section(),
                each.words(),
                each.told().stream().map(c -> "`" + c + "`").collect(Collectors.joining(", ")),
                numbers(each))
        : "| %s | %s | %s | |\n".formatted(each.section(), each.words(), each.codes());
  }

  /** The first case of each code: the table below has all. */
  private String numbers(Requirement each) {
    return each.told().stream()
        .map(code -> cases.getOrDefault(code, List.of("none")).getFirst())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
