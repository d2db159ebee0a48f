package mtasts.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code NN-name.yaml} in {@code bad-config} gives exactly the lines of {@code
 * NN-name.expected}. {@code -Dgolden.rewrite=true} writes them anew, to be read before they are
 * committed.
 */
class BadConfigTest {

  private static final Path FOLDER = Path.of("src/test/resources/bad-config");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "EMPTY", "", "TWO_LINES", "one\ntwo", "NO_URL", "hello", "SHORT_KEY", "whsec_c2hvcnQ=");

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyProblemIsToldWithItsPlace(String yaml) throws IOException {
    Path expected = FOLDER.resolve(yaml.replace(".yaml", ".expected"));
    String told = told(new ConfigLoader(ENVIRONMENT).load(FOLDER.resolve(yaml)));
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(expected, told);
    }
    assertThat(told).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
  }

  @Test
  void thereAreCasesForEveryKindOfProblem() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(50);
  }

  private static String told(ConfigResult result) {
    StringBuilder out = new StringBuilder();
    switch (result) {
      case ConfigResult.Rejected rejected -> {
        out.append("rejected\n");
        rejected.problems().forEach(problem -> out.append(problem).append('\n'));
      }
      case ConfigResult.Loaded loaded -> {
        out.append("loaded\n");
        loaded.warnings().forEach(problem -> out.append(problem).append('\n'));
        loaded
            .config()
            .quarantined()
            .forEach(
                file -> {
                  out.append("quarantined ").append(file.file()).append('\n');
                  file.problems().forEach(problem -> out.append(problem).append('\n'));
                });
      }
    }
    return out.toString().replace(FOLDER + "/", "");
  }
}
