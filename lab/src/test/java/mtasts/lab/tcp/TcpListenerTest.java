package mtasts.lab.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TcpListenerTest {

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Test
  void closingEndsConversationsThatWait() throws IOException, InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    TcpListener listener =
        TcpListener.open(
            ANY_PORT,
            socket -> {
              begun.countDown();
              try {
                socket.getInputStream().read();
              } finally {
                ended.countDown();
              }
            });
    try (Socket client = connect(listener)) {
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      listener.close();
      assertThat(ended.await(0, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> connect(listener)).isInstanceOf(ConnectException.class);
      assertThat(client.isConnected()).isTrue();
    }
  }

  @Test
  void itComesBackAtTheSamePort() throws IOException {
    try (TcpListener listener = TcpListener.open(ANY_PORT, socket -> {})) {
      for (int i = 0; i < 20; i++) {
        listener.down();
        listener.down();
        assertThatThrownBy(() -> connect(listener)).isInstanceOf(ConnectException.class);
        listener.up();
        listener.up();
        try (Socket client = connect(listener)) {
          assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
      }
      assertThat(listener.connections()).isEqualTo(20);
    }
  }

  @Test
  void neighborhoodsHaveDifferentPortsWhereNobodyListens() throws IOException {
    try (Neighborhood one = Neighborhood.open();
        Neighborhood other = Neighborhood.open()) {
      assertThat(one.port()).isNotEqualTo(other.port());
      assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral("127.0.0.1"), one.port()).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void aJournalWaitsForWhatIsToCome() throws InterruptedException {
    Journal<String> journal = new Journal<>();
    journal.add("one");
    assertThat(journal.await(2, Duration.ofMillis(20))).containsExactly("one");
    Thread writer = Thread.startVirtualThread(() -> journal.add("two"));
    assertThat(journal.await(2, Duration.ofSeconds(60))).isEqualTo(List.of("one", "two"));
    writer.join();
  }

  private static Socket connect(TcpListener listener) throws IOException {
    return new Socket(listener.address().getAddress(), listener.address().getPort());
  }
}
