package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mtasts.lab.LabDomain;
import mtasts.lab.smtp.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state lies on a small file system that becomes full; only root can make one. */
@Tag("real-servers")
class DiskIsFullIT {

  @TempDir private Path folder;
  private Path disk;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    command("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
    site = new Site(folder);
  }

  @AfterEach
  void close() throws Exception {
    site.close();
    command("umount", disk.toString());
  }

  private static void command(String... words) throws Exception {
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
  }

  /** Takes all room that is left. */
  private Path fill() throws IOException {
    Path filler = disk.resolve("filler");
    byte[] page = new byte[4096];
    try (var out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(page);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
    return filler;
  }

  @Test
  void aFullDiskIsToldOnceAndAllGoesOnWhenThereIsRoom() throws Exception {
    LabDomain domain = site.world().domain("example.com", "mx.example.com");
    String text =
        site.text("example.com").replace(site.state().toString(), disk.resolve("state.db") + "");
    try (Daemon daemon = Daemon.start(site.write(site.withWebhook(text)))) {
      daemon.awaitReady();
      Path filler = fill();
      Mail alert = site.mails(1).getFirst();
      assertThat(alert.subject()).startsWith("[MONITOR] ").contains("can not be written");
      assertThat(alert.text()).contains("the disk is full");
      assertThat(site.world().hook().awaitRequests(1, Program.PATIENCE)).hasSize(1);
      assertThat(daemon.ask("/-/healthy").statusCode()).isEqualTo(503);
      assertThat(daemon.ask("/-/healthy").body()).contains("the disk is full");

      domain.withoutRecord();
      daemon.awaitMetric("mtasts_rounds_total{result=\"error\"}", 1);
      Files.delete(filler);
      daemon.until("both are told", () -> site.world().inbox().mails().size() == 3);
      assertThat(site.world().inbox().mails().stream().map(Mail::subject))
          .anyMatch(subject -> subject.startsWith("[FAILING] "))
          .anyMatch(subject -> subject.startsWith("[RESOLVED] "));
      assertThat(daemon.ask("/-/healthy").statusCode()).isEqualTo(200);
      assertThat(daemon.log()).doesNotContain("\tat ");
    }
  }
}
