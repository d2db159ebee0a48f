package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Domains that nobody monitors are probed, where the configuration lets readers do so. */
class ProbeIT {

  private static final String PROBE = "/probe?target=example.org";

  @Test
  void aDomainIsCheckedAndForgotten(@TempDir Path folder) throws Exception {
    try (Site site = new Site(folder)) {
      site.world().domain("example.org", "mx.example.org");
      site.world().domain("broken.example", "mx.example.org").withoutRecord();
      String on = site.text("").replace("127.0.0.1:0\"}", "127.0.0.1:0\", probe: true}");
      try (Daemon daemon = Daemon.start(site.write(on))) {
        assertThat(daemon.ask(PROBE).body())
            .contains(
                "probe_success 1.0\n",
                "mtasts_domain_status{domain=\"example.org\",group=\"\"} 0.0\n",
                "mtasts_mx_starttls_ok{",
                "mtasts_policy_certificate_not_after_timestamp_seconds{");

        assertThat(daemon.ask("/probe?target=broken.example&debug=true").body())
            .startsWith("broken.example  failing  ")
            .contains("record.missing", "S: 220 ", "probe_success 0.0\n");

        assertThat(daemon.ask("/metrics").body()).doesNotContain("example.org", "broken.example");
        assertThat(daemon.ask("/api/v1/domains").body()).doesNotContain("example.org");
      }
      try (Daemon daemon = site.daemon("")) {
        assertThat(daemon.ask(PROBE).statusCode()).isEqualTo(404);
      }
    }
  }
}
