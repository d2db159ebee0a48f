package mtasts.monitor.realservers;

import static mtasts.monitor.realservers.Breakage.EXPIRED_MX_CERTIFICATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon ends, politely or not, starts again, and has lost and repeats nothing. */
@Tag("real-servers")
class DaemonEndsIT {
  private static final Duration POLITE_END = Duration.ofSeconds(10);
  private static final String CODE = EXPIRED_MX_CERTIFICATE.code();

  @Test
  void anAlertThatAKilledDaemonLeftUndeliveredArrivesOnce(@TempDir Path directory) {
    try (MonitoredWorld monitored = new MonitoredWorld(directory)) {
      PostfixMailbox mailbox = monitored.world().mailbox();
      mailbox.down();
      EXPIRED_MX_CERTIFICATE.breaks().accept(monitored.world());
      monitored.daemon().awaitMetric("mtasts_outbox_messages", 1);
      monitored.daemon().kill();
      mailbox.up();
      assertThat(mailbox.mails()).isEmpty();

      monitored.startAgain();
      monitored.awaitMail("[FAILING] ", CODE);
      // Between a mail's acceptance and the note of it lies a moment in which a kill repeats it.
      monitored.daemon().awaitMetric("mtasts_outbox_messages", 0);
      monitored.daemon().kill();
      monitored.startAgain();
      // An end is told after its opening: had the opening come twice, it would be there by then.
      EXPIRED_MX_CERTIFICATE.mends().accept(monitored.world());
      monitored.awaitMail("[RESOLVED] ", CODE);
      assertThat(monitored.mails("[FAILING] ", CODE)).hasSize(1);
      assertThat(mailbox.mails()).hasSize(2);
    }
  }

  @Test
  void sigtermEndsItSoonAndWhatWasToldIsNotToldAgain(@TempDir Path directory) {
    try (MonitoredWorld monitored = new MonitoredWorld(directory)) {
      EXPIRED_MX_CERTIFICATE.breaks().accept(monitored.world());
      ReceivedMail alert = monitored.awaitMail("[FAILING] ", CODE);
      assertThat(monitored.daemon().terminate(POLITE_END)).isEqualTo(0);

      monitored.startAgain();
      monitored.awaitStatus("failing");
      EXPIRED_MX_CERTIFICATE.mends().accept(monitored.world());
      ReceivedMail resolved = monitored.awaitMail("[RESOLVED] ", CODE);
      assertThat(resolved.messageIds("References")).contains(alert.header("Message-ID"));
      assertThat(monitored.world().mailbox().mails()).hasSize(2);
    }
  }
}
