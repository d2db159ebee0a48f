package mtasts.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Receiver;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.Outcome;
import mtasts.lab.tcp.TcpListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for every receiver, whatever it speaks: a server that misbehaves costs a bounded time,
 * the message is kept, and no secret is in what is said or logged about it.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
public abstract class ReceiverContract {

  /** Stands in every secret of the receivers under test. */
  protected static final String SECRET = "s3cret";

  protected static final Notice OPENED = Notices.of(MessageKind.OPENED, Notices.expired(), 1);

  /** How a server behaves that speaks no protocol at all. */
  enum Manner {
    SAYS_NOTHING {
      @Override
      void hold(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    },
    CLOSES_AT_ONCE {
      @Override
      void hold(Socket socket) {}
    },
    SPEAKS_SOMETHING_ELSE {
      @Override
      void hold(Socket socket) throws IOException {
        socket.getOutputStream().write("SSH-2.0-none\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    },
    SENDS_A_BYTE_NOW_AND_THEN {
      @Override
      void hold(Socket socket) throws IOException {
        socket.setSoTimeout(50);
        boolean there = true;
        while (there) {
          socket.getOutputStream().write('2');
          there = stays(socket);
        }
      }
    };

    abstract void hold(Socket socket) throws IOException;

    /** Waits a moment; false once the client has left. */
    private static boolean stays(Socket socket) throws IOException {
      try {
        return socket.getInputStream().read() >= 0;
      } catch (SocketTimeoutException _) {
        return true;
      }
    }
  }

  /** A receiver whose server is there, with {@link #SECRET} in all that is secret. */
  protected abstract Receiver receiver(InetSocketAddress server, Duration timeout);

  @ParameterizedTest
  @EnumSource(Manner.class)
  void aServerThatMisbehavesCostsItsTimeAndIsTriedAgain(Manner manner)
      throws IOException, InterruptedException {
    try (TcpListener server = TcpListener.open(loopback(), manner::hold);
        SpokenLog log = SpokenLog.open();
        Receiver receiver = receiver(server.address(), Duration.ofMillis(500))) {
      Outcome outcome = receiver.deliver(OPENED);

      assertThat(outcome).isInstanceOf(Outcome.Retry.class);
      assertThat(outcome + receiver.toString() + log.text()).doesNotContain(SECRET);
    }
  }

  @Test
  void aServerThatIsDownIsTriedAgain() throws IOException, InterruptedException {
    try (TcpListener server = TcpListener.open(loopback(), _ -> {});
        SpokenLog log = SpokenLog.open();
        Receiver receiver = receiver(server.address(), Duration.ofSeconds(5))) {
      server.down();

      Outcome outcome = receiver.deliver(OPENED);

      assertThat(outcome).isInstanceOf(Outcome.Retry.class);
      assertThat(outcome + log.text()).doesNotContain(SECRET);
    }
  }

  @Test
  void anInterruptEndsADeliveryAndIsNotSwallowed() throws IOException {
    try (TcpListener server = TcpListener.open(loopback(), Manner.SAYS_NOTHING::hold);
        Receiver receiver = receiver(server.address(), Duration.ofSeconds(30))) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> receiver.deliver(OPENED)).isInstanceOf(InterruptedException.class);
    }
  }

  protected static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
