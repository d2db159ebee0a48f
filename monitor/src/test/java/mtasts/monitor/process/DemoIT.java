package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The first thing that a newcomer runs. */
@Execution(ExecutionMode.CONCURRENT)
class DemoIT {

  @TempDir private Path folder;

  private ProcessBuilder demo(Path out, Path err) {
    ProcessBuilder demo = Program.process("demo");
    demo.environment().put("JAVA_OPTS", "-Djava.io.tmpdir=" + folder);
    return demo.redirectOutput(out.toFile()).redirectError(err.toFile());
  }

  /** The folders that a demo has made and not taken away. */
  private List<Path> leftovers() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.getFileName().toString().startsWith("mta-sts")).toList();
    }
  }

  @Test
  void tellsEightBreaksAndTheirEndsWithinTwoMinutes() throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process demo = demo(out, err).start();
    int exit = Program.exit(demo, Duration.ofMinutes(2));
    assertThat(exit).as(Files.readString(out)).isZero();
    assertThat(Files.readString(err)).isEmpty();
    assertThat(Files.readAllLines(out).stream().filter(line -> line.contains("A mail arrives: [")))
        .hasSize(16);
    assertThat(out)
        .content()
        .endsWith("8 of 8 breaks were told by mail, and that they are over.\n");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void endsSoonOnCtrlCAndTidiesUp() throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process demo = demo(out, err).start();
    await().atMost(Program.PATIENCE).until(() -> Files.readString(out).contains("[1/8]"));
    assertThat(leftovers()).isNotEmpty();
    Program.signal(demo, "INT");
    assertThat(Program.exit(demo, Duration.ofSeconds(10))).isEqualTo(130);
    assertThat(Files.readString(err)).isEmpty();
    assertThat(leftovers()).isEmpty();
  }
}
