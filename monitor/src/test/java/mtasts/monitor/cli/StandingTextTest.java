package mtasts.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the daemon's API says, as text. */
class StandingTextTest {

  private final StandingText text = new StandingText(new Paint(false));

  private static List<JsonNode> json(String array) {
    return new JsonMapper().readTree(array).valueStream().toList();
  }

  @Test
  void aLinePerDomain() {
    assertThat(
            text.domains(
                json(
                    """
                    [{"domain":"a.example","status":"ok","delivery":"protected",
                      "checked_at":"2026-11-24T08:30:23.272Z","findings":[]},
                     {"domain":"long.name.example","status":"failing","delivery":"unprotected",
                      "checked_at":"2026-11-24T08:30:24Z",
                      "findings":["record.missing","tlsrpt.missing"]}]
                    """)))
        .isEqualTo(
            """
            a.example          ok       protected    2026-11-24T08:30:23Z
            long.name.example  failing  unprotected  2026-11-24T08:30:24Z  record.missing tlsrpt.missing
            """);
  }

  @Test
  void aParagraphPerIncident() {
    String domains =
        IntStream.range(0, 12)
            .mapToObj("\"d%02d.example\""::formatted)
            .collect(Collectors.joining(","));
    assertThat(
            text.incidents(
                json(
                    """
                    [{"id":"20261124-ab12cd","severity":"error","code":"smtp.certificate-expired","cause":"mx.example [192.0.2.1]",
                      "opened_at":"2026-11-24T08:30:23.272Z","title":"The certificate expired",
                      "domains":[%s],"domain_count":12}]
                    """
                        .formatted(domains))))
        .isEqualTo(
            """
            error    20261124-ab12cd  smtp.certificate-expired  mx.example [192.0.2.1]  since 2026-11-24T08:30:23Z
                       The certificate expired
                       d00.example, d01.example, d02.example, d03.example, d04.example, d05.example, d06.example, d07.example, d08.example, d09.example and 2 more
            """);
  }

  @Test
  void whyAnIncidentMayBeQuiet() {
    assertThat(
            text.incidents(
                json(
                    """
                    [{"id":"20261124-ab12cd","severity":"error","code":"record.missing",
                      "cause":"_mta-sts.a.example","opened_at":"2026-11-24T08:30:23Z",
                      "title":"No record","domains":["a.example"],"domain_count":1,
                      "silenced":{"until":"2026-11-24T10:00:00.123Z","comment":"new zone"},
                      "acknowledged":{"at":"2026-11-24T09:00:00Z","comment":"on it"}}]
                    """)))
        .endsWith(
            """
                       a.example
                       silenced until 2026-11-24T10:00:00Z: new zone
                       acknowledged 2026-11-24T09:00:00Z: on it
            """);
  }

  @Test
  void aLinePerSilence() {
    assertThat(
            StandingText.silences(
                json(
                    """
                    [{"id":"0123abcd","match":{"domain":"*.example","labels":{"tier":"gold"}},
                      "until":"2026-11-24T10:00:00.123Z","comment":"new zone"},
                     {"id":"4567abcd","match":{},"until":"2026-11-24T11:00:00Z",
                      "comment":"maintenance daily 08:00-11:00 Z"}]
                    """)))
        .isEqualTo(
            """
            0123abcd  until 2026-11-24T10:00:00Z  domain=*.example,labels.tier=gold  new zone
            4567abcd  until 2026-11-24T11:00:00Z  everything  maintenance daily 08:00-11:00 Z
            """);
    assertThat(StandingText.silences(List.of())).isEqualTo("There is no silence.\n");
  }

  @Test
  void nothingIsSaidInWords() {
    assertThat(text.domains(List.of())).isEqualTo("No domain had a round yet.\n");
    assertThat(text.incidents(List.of())).isEqualTo("No incident is open.\n");
  }
}
