package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostHeaderTest {

  private static final Set<String> NAMES = Set.of("monitor.example.net", "mon1.example.net");

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8461", "192.0.2.1", "localhost", "LOCALHOST:1", "[::1]:8461"})
  void anAddressIsOurs(String host) {
    assertThat(HostHeader.isOurs(host, Set.of())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"monitor.example.net", "MONITOR.example.net:443", "mon1.example.net:8461"})
  void aNameOfTheMonitorIsOurs(String host) {
    assertThat(HostHeader.isOurs(host, NAMES)).isTrue();
    assertThat(HostHeader.isOurs(host, Set.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example:8461",
        "localhost.evil.example",
        "127.0.0.1.nip.example",
        "monitor.example.net.evil.example",
        "monitor.example.net:8461:1",
        "monitor.example.net@evil.example",
        "[::1",
        "127.0.0.1:http"
      })
  void aNameThatWasPointedHereIsNot(String host) {
    assertThat(HostHeader.isOurs(host, NAMES)).isFalse();
  }

  @Test
  void aRequestWithoutOneIsNotMeantForUs() {
    assertThat(HostHeader.isOurs(null, NAMES)).isFalse();
  }
}
