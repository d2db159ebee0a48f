package mtasts.monitor.realservers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon's configuration changes while it runs. */
@Tag("real-servers")
class ReloadIT {
  private static final String SUCCESSFUL = "mtasts_config_last_reload_successful";

  @Test
  void sighupTakesAGoodFileAndLeavesARunningConfigurationAloneForABadOne(@TempDir Path directory)
      throws IOException {
    try (MonitoredWorld monitored = new MonitoredWorld(directory)) {
      Path file = monitored.configuration();
      String good = Files.readString(file);
      Files.writeString(file, "no-such-key: 1\n", StandardOpenOption.APPEND);
      monitored.daemon().reload();
      monitored.daemon().awaitMetric(SUCCESSFUL, 0);
      monitored.awaitStatus("ok");

      // A domain that no zone knows: it is listed only if the file was taken.
      Files.writeString(file, good.replace("domains: [", "domains: [example.org, "));
      monitored.daemon().reload();
      monitored.daemon().awaitMetric(SUCCESSFUL, 1);
      monitored.daemon().awaitStatus("example.org", "failing");
      monitored.awaitStatus("ok");
    }
  }
}
