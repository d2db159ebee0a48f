package mtasts.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Status;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with the file, and what a crash leaves of it. */
class StateFileTest {

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("state.db");
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(() -> Store.open(file()).close())
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(file() + ": ")
        .hasMessageContaining(reason);
  }

  private static void store(Store store, String domain) {
    store.write(
        tx -> {
          tx.put(Samples.report(domain, Status.OK));
          return "done";
        });
  }

  @Test
  void makesTheFolderOfANewState() {
    Path deep = folder.resolve("a/b/state.db");
    Store.open(deep).close();
    assertThat(deep).exists();
  }

  @Test
  void refusesASecondDaemonOnTheSameFile() {
    try (Store first = Store.open(file())) {
      assertRefused("another mta-sts-monitor is running on this state file");
      store(first, "a.example");
    }
    Store.open(file()).close();
  }

  @Test
  void refusesAFileThatIsNoDatabaseAndLeavesItAlone() throws IOException {
    Files.writeString(file(), "something else entirely\n".repeat(100));
    assertRefused("no SQLite database");
    assertThat(file()).content().startsWith("something else entirely");
  }

  @Test
  void refusesADatabaseOfAnotherProgram() {
    Jdbi.create("jdbc:sqlite:" + file()).useHandle(h -> h.execute("CREATE TABLE other (a TEXT)"));
    assertRefused("non-empty schema");
  }

  @Test
  void refusesTheStateOfANewerVersion() {
    Store.open(file()).close();
    Jdbi.create("jdbc:sqlite:" + file())
        .useHandle(
            h ->
                h.execute(
                    "INSERT INTO schema_history SELECT 99, '99', 'later', 'SQL', 'V99__later.sql',"
                        + " 1, 'x', installed_on, 1, 1 FROM schema_history WHERE version = '1'"));
    assertRefused("written by a newer version");
  }

  @Test
  void saysWhenTheFileIsDamaged() throws IOException {
    try (Store store = Store.open(file())) {
      for (int i = 0; i < 200; i++) {
        store(store, "d" + i + ".example");
      }
    }
    byte[] bytes = Files.readAllBytes(file());
    for (int i = 4096; i < bytes.length; i++) {
      bytes[i] = 0x5a;
    }
    Files.write(file(), bytes);
    assertRefused("damaged");
  }

  @Test
  void saysWhenAnotherProgramLocksTheFile() {
    Store.open(file()).close();
    Jdbi.create("jdbc:sqlite:" + file())
        .useHandle(
            h -> {
              h.execute("PRAGMA locking_mode = EXCLUSIVE");
              h.execute("BEGIN EXCLUSIVE");
              assertRefused("another program holds a lock");
            });
  }

  @Test
  void saysWhenTheDiskIsFullAndGoesOnOnceItIsNot() {
    try (Store store = Store.open(file())) {
      store(store, "a.example");
      store.writing(
          h -> h.execute("PRAGMA max_page_count = 1")); // SQLite never goes below what is used
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  store(store, "d" + i + ".example");
                }
              })
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the disk is full");
      store.writing(h -> h.execute("PRAGMA max_page_count = 100000"));
      store(store, "z.example");
      assertThat(store.report(new DomainName("z.example"))).isPresent();
      assertThat(store.report(new DomainName("a.example"))).isPresent();
    }
  }

  @Test
  void whatWasWrittenSurvivesTheEndOfTheProcessWithoutClosing() throws IOException {
    Path copies = Files.createDirectory(folder.resolve("crashed"));
    try (Store store = Store.open(file())) {
      store(store, "a.example");
      // What a kill leaves: the files as they are in the middle of the run.
      try (Stream<Path> files = Files.list(folder)) {
        for (Path path : files.filter(Files::isRegularFile).toList()) {
          Files.copy(path, copies.resolve(path.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    try (Store after = Store.open(copies.resolve("state.db"))) {
      assertThat(after.report(new DomainName("a.example"))).isPresent();
    }
  }

  @Test
  void whatWasAnsweredSurvivesAKill() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                file().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String last = "";
    try (var lines = process.inputReader()) {
      while (!last.equals("written d49.example")) {
        last = Objects.requireNonNull(lines.readLine(), "the writer ended by itself");
      }
      process.destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    try (Store store = Store.open(file())) {
      assertThat(store.report(new DomainName("d49.example"))).isPresent();
    }
  }

  /** Writes reports and says so until it is killed. */
  static final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] args) {
      try (Store store = Store.open(Path.of(args[0]))) {
        for (int i = 0; ; i++) {
          store(store, "d" + i + ".example");
          System.out.println("written d" + i + ".example");
        }
      }
    }
  }
}
