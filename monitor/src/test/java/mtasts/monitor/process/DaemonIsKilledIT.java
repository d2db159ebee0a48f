package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mtasts.lab.LabDomain;
import mtasts.lab.smtp.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** kill -9, and a start: nothing is lost, and nothing is told twice. */
@Execution(ExecutionMode.CONCURRENT)
class DaemonIsKilledIT {

  private static final String WAITING = "mtasts_outbox_messages{receiver=\"ops\"}";

  private static final String CHANGING_OFTEN =
      "group_wait: 1s\n  flapping: {changes: 100, within: 24h, settle: 1s}";

  @TempDir private Path folder;
  private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void anAlertThatCouldNotBeDeliveredBeforeArrivesOnce() throws Exception {
    LabDomain domain = site.world().domain("example.com", "mx1.example.com");
    site.world().inbox().down();
    try (Daemon daemon = site.daemon("example.com")) {
      domain.withoutRecord();
      daemon.awaitMetric(WAITING, 1);
      daemon.kill();
    }
    site.world().inbox().up();
    try (Daemon daemon = site.daemon("example.com")) {
      assertThat(site.mails(1).getFirst().subject()).startsWith("[FAILING] ");
      daemon.awaitMetric("mtasts_notifications_total{outcome=\"delivered\",receiver=\"ops\"}", 1);
      daemon.kill();
    }
    try (Daemon daemon = site.daemon("example.com")) {
      daemon.awaitRounds("failing", 3);
      assertThat(site.world().inbox().mails()).hasSize(1);
      domain.id("20260102T000000");
      assertThat(site.mails(2).getLast().subject()).startsWith("[RESOLVED] ");
    }
  }

  /** Which may be mounted noexec, and fills up where each end leaves a library behind. */
  @Test
  void nothingIsWrittenWhereTemporaryFilesGo() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    site.world().domain("example.com", "mx1.example.com");
    Path config = site.write(site.text("example.com"));
    try (Daemon daemon =
        Daemon.launch(config, Map.of("JAVA_OPTS", "-Djava.io.tmpdir=" + temporary))) {
      daemon.awaitLog("started: ");
      daemon.awaitRounds("ok", 1);
      daemon.kill();
    }
    assertThat(temporary).isEmptyDirectory();
  }

  /**
   * Twenty lives, each ended at a random moment: within its first lookups, in a round, in the wait
   * for more of the same cause, or while it talks to the mail server. Between two lives each domain
   * whose last change was told changes again, so there is always news on its way.
   */
  @Test
  void killsAtTwentyRandomMomentsLoseNothing() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed of the twenty kills: " + seed);
    RandomGenerator random = new Random(seed);
    List<Changing> domains =
        IntStream.range(0, 2).mapToObj(i -> new Changing("d" + i + ".example")).toList();
    String names = domains.stream().map(d -> d.name).collect(Collectors.joining(", "));
    Path config = site.write(site.text(names).replace("group_wait: 1s", CHANGING_OFTEN));
    for (int life = 1; life <= 20; life++) {
      domains.forEach(Changing::goOn);
      try (Daemon daemon = Daemon.launch(config, Map.of())) {
        awaitMoment(daemon, random);
        daemon.kill();
      }
    }
    try (Daemon daemon = Daemon.start(config)) {
      daemon.until("all is told", () -> domains.stream().allMatch(Changing::isTold));
      daemon.until("nothing waits", () -> daemon.metric(WAITING) == 0);
      domains.forEach(domain -> assertThat(domain.told()).isEqualTo(domain.wanted));
      assertThat(inARow()).as("ids in the order of arrival").doesNotHaveDuplicates();
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ", mails: " + subjects(), e);
    }
  }

  /** A few lookups later, or as the next mail is on its way, whatever the random numbers say. */
  private void awaitMoment(Daemon daemon, RandomGenerator random) throws IOException {
    long lookups = site.world().dns().queries() + random.nextInt(1, 40);
    long mails = site.world().inbox().connections() + random.nextInt(1, 3);
    daemon.until(
        "the moment",
        () ->
            site.world().dns().queries() >= lookups || site.world().inbox().connections() >= mails);
  }

  /** The ids of the mails, where one that came again as the very next one counts once. */
  private List<String> inARow() {
    List<String> ids = new ArrayList<>();
    for (Mail mail : site.world().inbox().mails()) {
      if (ids.isEmpty() || !ids.getLast().equals(id(mail))) {
        ids.add(id(mail));
      }
    }
    return ids;
  }

  private List<String> subjects() {
    return site.world().inbox().mails().stream().map(mail -> id(mail) + mail.subject()).toList();
  }

  private static String id(Mail mail) {
    return mail.header("Message-ID").orElseThrow();
  }

  /** A domain that is broken and mended by turns, each time once the change before was told. */
  private final class Changing {
    final String name;
    final List<String> wanted = new ArrayList<>();
    private final LabDomain domain;

    Changing(String name) {
      this.name = name;
      this.domain = site.world().domain(name, "mx." + name);
    }

    void goOn() {
      if (!isTold()) {
        return;
      }
      boolean breaks = wanted.size() % 2 == 0;
      wanted.add(breaks ? "[FAILING]" : "[RESOLVED]");
      if (breaks) {
        domain.withoutRecord();
      } else {
        domain.id("2026010%dT000000".formatted(1 + wanted.size() % 9));
      }
    }

    boolean isTold() {
      return told().size() == wanted.size();
    }

    /** How the mails about it begin, each id once. */
    List<String> told() {
      Map<String, String> byId = new LinkedHashMap<>();
      for (Mail mail : site.world().inbox().mails()) {
        if (mail.subject().contains("_mta-sts." + name)) {
          byId.put(id(mail), mail.subject().substring(0, mail.subject().indexOf(']') + 1));
        }
      }
      return List.copyOf(byId.values());
    }
  }
}
