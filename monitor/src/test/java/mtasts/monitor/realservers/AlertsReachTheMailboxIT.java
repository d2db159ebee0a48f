package mtasts.monitor.realservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks on real servers is told by mail, and what is mended is told in the same thread. */
@Tag("real-servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertsReachTheMailboxIT {
  @AutoClose private MonitoredWorld monitored;

  @BeforeAll
  void start(@TempDir Path directory) {
    monitored = new MonitoredWorld(directory);
  }

  @ParameterizedTest
  @MethodSource("mtasts.monitor.realservers.Breakage#all")
  void aBreakIsToldAndItsEndInTheSameThread(Breakage breakage) {
    monitored.awaitStatus("ok");

    breakage.breaks().accept(monitored.world());
    monitored.awaitStatus(breakage.status());
    ReceivedMail alert = monitored.awaitMail(breakage.mark(), breakage.alert());
    breakage.mends().accept(monitored.world());
    ReceivedMail resolved = monitored.awaitMail("[RESOLVED] ", breakage.alert());
    monitored.awaitStatus("ok");

    String opening = alert.header("Message-ID");
    assertThat(resolved.messageIds("References")).contains(opening);
    assertThat(resolved.header("In-Reply-To")).isEqualTo(opening);
    assertThat(summary(resolved)).isEqualTo(summary(alert));
    assertThat(alert.header("To")).contains(RealMailWorld.OPERATOR);
    assertThat(alert.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(alert.body()).contains(RealMailWorld.DOMAIN);
    assertThat(monitored.mails(breakage.mark(), breakage.alert())).hasSize(1);
    assertThat(monitored.mails("[RESOLVED] ", breakage.alert())).hasSize(1);
  }

  /** The subject behind its mark, which stays the same over an incident's life. */
  private static String summary(ReceivedMail mail) {
    String subject = mail.header("Subject");
    return subject.substring(subject.indexOf(' ') + 1);
  }
}
