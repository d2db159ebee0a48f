package mtasts.checks.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeadlineSocketTest {

  @Test
  void readsEndWithTheDeadlineAndGoOnUnderALaterOne() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DeadlineSocket socket = new DeadlineSocket(Deadline.in(Duration.ofSeconds(10)))) {
      socket.connectTo((InetSocketAddress) server.getLocalSocketAddress());
      try (Socket peer = server.accept()) {
        socket.until(Deadline.in(Duration.ofMillis(30)));
        assertThatThrownBy(() -> socket.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
        peer.getOutputStream().write(7);
        assertThatThrownBy(() -> socket.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
        socket.until(Deadline.in(Duration.ofSeconds(10)));
        assertThat(socket.getInputStream().read()).isEqualTo(7);
      }
    }
  }

  @Test
  void sendsEveryWordAtOnce() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DeadlineSocket socket = new DeadlineSocket(Deadline.in(Duration.ofSeconds(10)))) {
      socket.connectTo((InetSocketAddress) server.getLocalSocketAddress());
      assertThat(socket.getTcpNoDelay()).isTrue();
    }
  }

  @Test
  void neverConnectsPastTheDeadline() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DeadlineSocket socket = new DeadlineSocket(Deadline.in(Duration.ZERO))) {
      InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
      assertThatThrownBy(() -> socket.connectTo(address))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }
}
