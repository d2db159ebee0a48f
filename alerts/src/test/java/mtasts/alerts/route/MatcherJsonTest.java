package mtasts.alerts.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class MatcherJsonTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void comesBackAsItWas() {
    Matcher matcher =
        new Matcher(
            Optional.of(Severity.ERROR),
            Optional.of(new Glob("smtp.*")),
            Optional.of(new Glob("mx1.example.com *")),
            Optional.of(new Glob("*.example.com")),
            Optional.of(new Glob("mx?.example.com")),
            Optional.of("acme"),
            Map.of("customer", "acme", "tier", "gold"));

    String text = MatcherJson.write(matcher).toString();

    assertThat(text)
        .isEqualTo(
            "{\"domain\":\"*.example.com\",\"code\":\"smtp.*\",\"cause\":\"mx1.example.com *\","
                + "\"mx\":\"mx?.example.com\",\"severity\":\"error\",\"group\":\"acme\","
                + "\"labels\":{\"customer\":\"acme\",\"tier\":\"gold\"}}");
    assertThat(MatcherJson.read(JSON.readTree(text))).isEqualTo(matcher);
    assertThat(MatcherJson.read(JSON.readTree("{}"))).isEqualTo(Matcher.EVERYTHING);
  }

  @Test
  void namesAreTakenInAnyCase() {
    assertThat(MatcherJson.read(JSON.readTree("{\"domain\":\"Example.COM\"}")).domain())
        .hasValue(new Glob("example.com"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                       | match wants an object",
        "\"domain\"               | match wants an object",
        "{\"domian\":\"a\"}       | match has an unknown key; the keys are domain, code,",
        "{\"domain\":\"\"}        | match.domain wants a text of at most 300 characters",
        "{\"domain\":7}           | match.domain wants a text",
        "{\"domain\":null}        | match.domain wants a text",
        "{\"severity\":\"bad\"}   | match.severity is neither error nor warning",
        "{\"code\":\"stmp.*\"}    | match.code matches no finding code that there is",
        "{\"labels\":\"a\"}       | match.labels wants an object",
        "{\"labels\":{\"a\":1}}   | match.labels wants a text",
      })
  void saysWhatIsWrong(String json, String reason) {
    assertThatThrownBy(() -> MatcherJson.read(JSON.readTree(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(reason);
  }
}
