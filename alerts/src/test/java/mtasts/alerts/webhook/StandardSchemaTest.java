package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mtasts.alerts.webhook.PayloadGoldenTest.Occasion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema that is shipped describes what is sent. */
final class StandardSchemaTest {

  private final Schema schema;

  StandardSchemaTest() throws IOException {
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("../docs/webhook.schema.json")), InputFormat.JSON);
  }

  @ParameterizedTest
  @EnumSource(Occasion.class)
  void whatIsSentIsAsTheSchemaSays(Occasion occasion) {
    assertThat(errors(body(occasion))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"incident.opened\" | \"incident.exploded\"",
        "\"error\" | \"terrible\"",
        "\"domain_count\":2 | \"domain_count\":\"2\"",
        "\"opened_at\" | \"began_at\"",
        "\"findings\" | \"results\"",
        "T20:51:44Z | 20:51:44",
      })
  void theSchemaRefusesWhatIsNotSent(String sent, String other) {
    String body = body(Occasion.OPENED);

    assertThat(body).contains(sent);
    assertThat(errors(body.replace(sent, other))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\":\"digest\" | \"type\":\"incident.opened\"",
        "\"ok\":12 | \"fine\":12",
        "\"open_count\":2 | \"open_count\":-2",
        "\"not_after\" | \"ends\"",
        "\"policy.mode-testing\":3 | \"testing\":3",
      })
  void theSchemaRefusesDigestsThatAreNotSent(String sent, String other) {
    String body = body(Occasion.DIGEST);

    assertThat(body).contains(sent);
    assertThat(errors(body.replace(sent, other))).isNotEmpty();
  }

  private List<Error> errors(String body) {
    return schema.validate(
        body,
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static String body(Occasion occasion) {
    return new String(StandardPayload.of(occasion.message()), StandardCharsets.UTF_8);
  }
}
