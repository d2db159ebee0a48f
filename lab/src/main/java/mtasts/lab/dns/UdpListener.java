package mtasts.lab.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** DNS over UDP; each query is answered on a virtual thread, at most 2,000 at once. */
final class UdpListener implements AutoCloseable {

  private static final int MAX_QUERIES = 2_000;
  private static final int MAX_QUERY_BYTES = 4_096;
  private static final int SOCKET_BUFFER = 4 << 20;
  private static final int CLOSE_SECONDS = 5;

  private final DatagramSocket socket;
  private final Responder responder;
  private final Semaphore room = new Semaphore(MAX_QUERIES);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lab-udp-", 0).factory());

  UdpListener(InetSocketAddress address, Responder responder) throws IOException {
    this.socket = new DatagramSocket(address);
    this.responder = responder;
    socket.setReceiveBufferSize(SOCKET_BUFFER);
    threads.execute(this::receiveAll);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  @Override
  public void close() {
    socket.close();
    threads.shutdownNow();
    try {
      threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void receiveAll() {
    try {
      while (!socket.isClosed()) {
        DatagramPacket query = new DatagramPacket(new byte[MAX_QUERY_BYTES], MAX_QUERY_BYTES);
        socket.receive(query);
        room.acquire();
        threads.execute(() -> answer(query));
      }
    } catch (IOException e) {
      // Closing the socket is how receiving ends. Anything else must be seen.
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(DatagramPacket query) {
    try {
      byte[] bytes = Arrays.copyOf(query.getData(), query.getLength());
      Optional<byte[]> answer = responder.answer(bytes, true);
      if (answer.isPresent()) {
        socket.send(
            new DatagramPacket(answer.get(), answer.get().length, query.getSocketAddress()));
      }
    } catch (IOException e) {
      // The client or this socket is gone: a lost datagram, which DNS lives with.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      room.release();
    }
  }
}
