package mtasts.checks.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import mtasts.lab.tls.ClientHello;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OldTlsTest {

  private static String answer(byte[] bytes) throws IOException {
    return OldTls.versionOf(
            new ByteArrayInputStream(bytes), new ByteArrayOutputStream(), "mx1.example.com")
        .orElse("neither");
  }

  @ParameterizedTest
  @CsvSource({
    "16 0301 002a 02 000026 0301, TLS 1.0",
    "16 0302 002a 02 000026 0302, TLS 1.1",
    "16 0303 002a 02 000026 0303, neither",
    "16 0300 002a 02 000026 0300, neither",
    "15 0301 0002 0246,           neither",
    "16 0301 0004 02 000000,      neither",
    "16 0301 ffff 02 000026 0301, neither",
    "16 0301 002a 01 000026 0301, neither",
    "16 0301,                     neither",
    "'',                          neither",
    "3232 3020 6869 0d0a,         neither",
  })
  void readsTheVersionThatTheServerChose(String hex, String expected) throws IOException {
    assertThat(answer(HexFormat.of().parseHex(hex.replace(" ", "")))).isEqualTo(expected);
  }

  @Test
  void anyBytesAreTakenCalmly() throws IOException {
    Random random = new Random(4346);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      assertThat(answer(bytes)).isIn("neither", "TLS 1.0", "TLS 1.1");
    }
  }

  @ParameterizedTest
  @CsvSource({"mx1.example.com, mx1.example.com", "MX_1.example.com., mx_1.example.com"})
  void saysAWellFormedHelloWithTheName(String host, String expected) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OldTls.versionOf(new ByteArrayInputStream(new byte[0]), out, host);
    ByteArrayInputStream sent = new ByteArrayInputStream(out.toByteArray());
    assertThat(ClientHello.read(sent).serverName()).contains(expected);
    assertThat(sent.available()).isZero();
  }
}
