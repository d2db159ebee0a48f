package mtasts.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the daemon's API says of messages, as text. */
class OutboxTextTest {

  private final OutboxText text = new OutboxText(new Paint(false));

  private static List<JsonNode> json(String array) {
    return new JsonMapper().readTree(array).valueStream().toList();
  }

  @Test
  void aParagraphPerMessage() {
    assertThat(
            text.of(
                json(
                    """
                    [{"receiver":"chat","status":"waiting","kind":"opened","incident":"20261124-ab12cd",
                      "title":"No record","due_at":"2026-11-24T08:30:23.272Z",
                      "next_attempt_at":"2026-11-24T08:35:00Z","attempts":4,
                      "last_error":"no answer\\u001b[31m"},
                     {"receiver":"panel","status":"dead","kind":"resolved","incident":"20261124-ab12ce",
                      "title":"No record","due_at":"2026-11-24T08:30:23Z",
                      "given_up_at":"2026-11-24T08:30:24Z","attempts":1}]
                    """)))
        .isEqualTo(
            """
            waiting  chat  opened, incident 20261124-ab12cd
                     No record
                     waits since 2026-11-24T08:30:23Z, next 2026-11-24T08:35:00Z, attempts: 4; no answer\\x1B[31m
            dead     panel  resolved, incident 20261124-ab12ce
                     No record
                     given up 2026-11-24T08:30:24Z, attempts: 1
            """);
  }

  @Test
  void saysWhereThereIsNothing() {
    assertThat(text.of(List.of())).isEqualTo("Nothing waits, and nothing was given up.\n");
  }
}
