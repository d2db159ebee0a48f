package mtasts.monitor.realservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What {@code check --format json} said of one domain.
 *
 * @param exit the exit status of the command
 * @param domain the report of the domain
 */
record CheckReport(int exit, JsonNode domain) {
  /** One finding, as far as the tests look at it. */
  record Finding(String code, String severity, String subject, String summary) {}

  /** Reads what the command wrote about its only domain. */
  static CheckReport of(Commands.Outcome outcome) {
    assertThat(outcome.out()).as(outcome.toString()).startsWith("{");
    JsonNode all = new ObjectMapper().readTree(outcome.out());
    assertThat(all.path("version").asInt()).isEqualTo(1);
    assertThat(all.path("domains").size()).isEqualTo(1);
    return new CheckReport(outcome.exit(), all.path("domains").path(0));
  }

  String status() {
    return domain.path("status").asString();
  }

  List<Finding> findings() {
    return StreamSupport.stream(domain.path("findings").spliterator(), false)
        .map(
            finding ->
                new Finding(
                    finding.path("code").asString(),
                    finding.path("severity").asString(),
                    finding.path("subject").asString(),
                    finding.path("summary").asString()))
        .toList();
  }

  List<String> codes() {
    return findings().stream().map(Finding::code).toList();
  }

  /** Fails unless all is well, and says so by the exit status. */
  void assertGood() {
    assertThat(findings()).isEmpty();
    assertThat(status()).isEqualTo("ok");
    assertThat(exit).isEqualTo(0);
  }

  /**
   * Fails unless there is one finding, with this code, status and exit status going with its
   * severity.
   *
   * @param subject how its subject begins
   * @param words what its summary says, among other things
   */
  void assertOnly(String code, String severity, String subject, String... words) {
    assertThat(findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(code);
              assertThat(finding.severity()).isEqualTo(severity);
              assertThat(finding.subject()).startsWith(subject);
              assertThat(finding.summary()).contains(words);
            });
    assertThat(status())
        .isEqualTo(
            switch (severity) {
              case "error" -> "failing";
              case "warning" -> "warning";
              default -> "ok";
            });
    assertThat(exit)
        .isEqualTo(
            switch (severity) {
              case "error" -> 2;
              case "warning" -> 1;
              default -> 0;
            });
  }
}
