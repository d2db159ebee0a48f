package mtasts.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Random;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

class ClientHelloTest {

  @Test
  void theServerNameIsFound() throws IOException, NoSuchAlgorithmException {
    assertThat(read(helloFor("Mta-Sts.example.com")).serverName()).contains("mta-sts.example.com");
  }

  @Test
  void noServerNameIsNone() throws IOException, NoSuchAlgorithmException {
    assertThat(read(helloFor()).serverName()).isEmpty();
  }

  @Test
  void aClientThatLeavesEarlyIsTold() {
    assertThatThrownBy(() -> read(new byte[] {22, 3, 1})).isInstanceOf(EOFException.class);
  }

  @Test
  void anyBytesAreReadOrRefused() throws IOException, NoSuchAlgorithmException {
    Random random = new Random(6066);
    byte[] good = helloFor("mx1.example.com");
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = Arrays.copyOf(good, random.nextInt(5, good.length + 1));
      bytes[random.nextInt(5, bytes.length + 1) - 1] = (byte) random.nextInt();
      // A length above that of any record is refused; whatever else comes is no exception.
      bytes[3] = 1;
      assertThatCode(() -> read(bytes).serverName()).doesNotThrowAnyException();
    }
  }

  private static ClientHello read(byte[] bytes) throws IOException {
    return ClientHello.read(new ByteArrayInputStream(bytes));
  }

  private static byte[] helloFor(String... serverNames)
      throws NoSuchAlgorithmException, SSLException {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine();
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setServerNames(
        Arrays.stream(serverNames).<SNIServerName>map(SNIHostName::new).toList());
    engine.setSSLParameters(parameters);
    ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), hello);
    return Arrays.copyOf(hello.array(), hello.position());
  }
}
