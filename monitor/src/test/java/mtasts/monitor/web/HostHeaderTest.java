package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostHeaderTest {

  private static final Optional<URI> URL =
      Optional.of(URI.create("https://Monitor.example.net:8443"));

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8461", "192.0.2.1", "localhost", "LOCALHOST:1", "[::1]:8461"})
  void anAddressIsOurs(String host) {
    assertThat(HostHeader.isOurs(host, Optional.empty())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"monitor.example.net", "MONITOR.example.net:443"})
  void theNameOfTheUrlIsOurs(String host) {
    assertThat(HostHeader.isOurs(host, URL)).isTrue();
    assertThat(HostHeader.isOurs(host, Optional.empty())).isFalse();
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
    assertThat(HostHeader.isOurs(host, URL)).isFalse();
  }

  @Test
  void aRequestWithoutOneIsNotMeantForUs() {
    assertThat(HostHeader.isOurs(null, URL)).isFalse();
  }
}
