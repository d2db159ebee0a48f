package mtasts.monitor.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import mtasts.lab.MailWorld;
import mtasts.lab.smtp.Mail;
import mtasts.monitor.MonitorApp;
import mtasts.monitor.Surroundings;
import mtasts.monitor.config.ConfigLoader;
import mtasts.monitor.config.ConfigResult;
import mtasts.monitor.config.MonitorConfig;

/**
 * The demo: a mail world on loopback in this process, the monitor on it with rounds of a second,
 * and one thing after another that breaks and is mended, with the mails that come of it.
 */
public final class Demo {

  /** No step takes a tenth of this on a quiet machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final Duration GLANCE = Duration.ofMillis(50);

  private final PrintWriter out;
  private final Surroundings around;
  private final ReentrantLock telling = new ReentrantLock();
  private Optional<Thread> teller = Optional.empty();
  private boolean cutShort;

  /** How the demo ended. */
  public enum Ending {
    /** Every break was told by mail, and every mend too. */
    ALL_TOLD,
    /** Some mail did not come. */
    MAIL_MISSING,
    /** {@link #cutShort} was asked for. */
    CUT_SHORT
  }

  /** A demo that tells its story to {@code out}. */
  public Demo(PrintWriter out, Surroundings around) {
    this.out = out;
    this.around = around;
  }

  /** Ends the demo soon, from another thread: it tidies up, and {@link #play} returns. */
  public void cutShort() {
    telling.lock();
    try {
      cutShort = true;
      teller.ifPresent(Thread::interrupt);
    } finally {
      telling.unlock();
    }
  }

  /** Plays the whole demo; leaves nothing behind. */
  public Ending play() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("mta-sts-monitor-demo");
    try (MailWorld world = MailWorld.open()) {
      Break.Stage stage = Break.Stage.in(world);
      Mailbox mailbox = new Mailbox(world.inbox());
      String text = DemoConfig.text(world, folder);
      say(
          "A mail domain, example.com, with two MX hosts and a policy in enforce, all on"
              + " loopback.");
      say("The monitor runs on it with this configuration:");
      out.println(text.indent(4));
      MonitorApp app = MonitorApp.start(configuration(folder, text), around);
      try {
        app.address().ifPresent(at -> say("Its status page, while this lasts: http://" + text(at)));
        return tellStory(app, stage, mailbox);
      } finally {
        app.stop();
      }
    } finally {
      delete(folder);
    }
  }

  /** So that the first break is a change, and not what the monitor found at its start. */
  private void awaitFirstRound(MonitorApp app) throws InterruptedException {
    while (!app.isReady()) {
      Thread.sleep(GLANCE);
    }
    say("The first round is over: all is well.");
  }

  private static String text(InetSocketAddress at) {
    return at.getAddress().getHostAddress() + ":" + at.getPort() + "/";
  }

  /** The only part that {@link #cutShort} interrupts: starting and tidying up are short. */
  private Ending tellStory(MonitorApp app, Break.Stage stage, Mailbox mailbox)
      throws InterruptedException {
    if (!mayTell(Optional.of(Thread.currentThread()))) {
      return Ending.CUT_SHORT;
    }
    try {
      awaitFirstRound(app);
      return playAll(stage, mailbox) ? Ending.ALL_TOLD : Ending.MAIL_MISSING;
    } catch (InterruptedException e) {
      if (mayTell(Optional.empty())) {
        throw e;
      }
      return Ending.CUT_SHORT;
    } finally {
      mayTell(Optional.empty());
    }
  }

  private boolean mayTell(Optional<Thread> by) {
    telling.lock();
    try {
      teller = by;
      return !cutShort;
    } finally {
      telling.unlock();
    }
  }

  private boolean playAll(Break.Stage stage, Mailbox mailbox) throws InterruptedException {
    int told = 0;
    List<Break> breaks = Break.all();
    for (int i = 0; i < breaks.size(); i++) {
      Break next = breaks.get(i);
      say("");
      say("[" + (i + 1) + "/" + breaks.size() + "] " + next.story() + ".");
      next.breaking().accept(stage);
      boolean alarmed = tell(mailbox.awaitState("open", next.code(), PATIENCE), true);
      next.mending().accept(stage);
      say("    It is mended.");
      boolean relieved = tell(mailbox.awaitState("resolved", next.code(), PATIENCE), false);
      told += alarmed && relieved ? 1 : 0;
    }
    say("");
    say(told + " of " + breaks.size() + " breaks were told by mail, and that they are over.");
    return told == breaks.size();
  }

  private boolean tell(Optional<Mail> mail, boolean whole) {
    if (mail.isEmpty()) {
      say("    No mail came within " + PATIENCE.toSeconds() + " seconds.");
      return false;
    }
    say("    A mail arrives: " + mail.get().subject());
    if (whole) {
      out.println(mail.get().text().strip().indent(8).stripTrailing());
    }
    out.flush();
    return true;
  }

  private static MonitorConfig configuration(Path folder, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("config.yaml"), text);
    return switch (new ConfigLoader(System.getenv()).load(file)) {
      case ConfigResult.Loaded loaded -> loaded.config();
      case ConfigResult.Rejected rejected ->
          throw new IllegalStateException("the demo's configuration: " + rejected.problems());
    };
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
