package mtasts.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong usage: exit code 64, what is wrong in one line, and where help is in the next. */
@Isolated("it reads what goes to the standard streams of all")
class UsageTest {

  private final PrintStream usual = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(usual);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          check                                   | Which domain? Name one, or give -c FILE
          check not..a.domain                     | 'not..a.domain' is no domain name
          check --only dns a.example              | --only dns: not one of record, policy, mx
          check --resolver nowhere a.example      | --resolver nowhere: not an IP address
          check --trust none.pem a.example        | none.pem
          check --format xml a.example            | Invalid value for option '--format'
          check --frob a.example                  | Unknown option: '--frob'
          lint                                    | Nothing to judge
          suggest                                 | Missing required parameter: 'DOMAIN'
          suggest --max-age -1 a.example          | --max-age -1: not within 0 to 31557600
          suggest --mode strict a.example         | Invalid value for option '--mode'
          suggest a.example b.example             | Unmatched argument
          status                                  | Missing required option: '--config=FILE'
          incidents                               | Missing required option: '--config=FILE'
          incidents ack x                         | Missing required option
          silence                                 | silence add, list or remove?
          silence list                            | Missing required option: '--config=FILE'
          silence add -c none.yaml --for 2h       | Missing required option
          silence remove -c none.yaml             | Missing required parameter: 'ID'
          silence add -c x --match a --for 2h --comment y | --match wants KEY=VALUE
          silence add -c x --match a=b,a=c --for 2h --comment y | --match has a key twice: a
          alert                                   | alert test -c FILE, or alert render
          alert render -c none.yaml               | Missing required parameter: 'INCIDENT'
          alert render -c x --kind exploded y     | Invalid value for option '--kind'
          config                                  | config check FILE, or config show FILE
          frobnicate                              | Unmatched argument
          """)
  void wrongUsageIsTold(String arguments, String message) {
    assertThat(CommandLineTool.run(arguments.split(" +"))).isEqualTo(64);
    String text = said.toString(StandardCharsets.UTF_8);
    assertThat(text).contains(message).contains("--help");
    assertThat(text.lines().count()).isLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "config check",
        "silence add",
        "incidents ack",
        "alert test",
        "alert render"
      })
  void everyCommandHasHelp(String command) {
    assertThat(helpOf((command + " --help").split(" "))).startsWith("Usage: ").contains(command);
  }

  @Test
  void helpNamesEveryCommandInItsOrder() {
    assertThat(helpOf("--help"))
        .containsPattern(
            "(?s)run .* check .* lint .* suggest .* config .* alert .* status .* incidents .*"
                + " outbox .* silence .* demo ");
  }

  private String helpOf(String... arguments) {
    PrintStream out = System.out;
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertThat(CommandLineTool.run(arguments)).isZero();
    } finally {
      System.setOut(out);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
