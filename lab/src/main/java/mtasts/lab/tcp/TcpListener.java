package mtasts.lab.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A listening address. Each connection is held on a virtual thread of its own; more than {@value
 * #MAX_CONNECTIONS} at once wait in the backlog. Thread-safe.
 */
public final class TcpListener implements AutoCloseable {

  private static final int MAX_CONNECTIONS = 2_000;
  private static final int BACKLOG = 1_024;

  /** A client that says nothing for so long is cut off: no connection outlives a forgotten test. */
  private static final int IDLE_MILLIS = 120_000;

  private static final int CLOSE_SECONDS = 5;

  private final Conversation conversation;
  private final InetSocketAddress address;
  private final Semaphore room = new Semaphore(MAX_CONNECTIONS);
  private final Set<Socket> live = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lab-tcp-", 0).factory());
  private final LongAdder connections = new LongAdder();
  private volatile @Nullable ServerSocket server;
  private Thread acceptor;

  private TcpListener(ServerSocket server, Conversation conversation) {
    this.server = server;
    this.address = (InetSocketAddress) server.getLocalSocketAddress();
    this.conversation = conversation;
    this.acceptor = start(server);
  }

  /** Listens at the address; port 0 takes a free one, see {@link #address()}. */
  public static TcpListener open(InetSocketAddress address, Conversation conversation)
      throws IOException {
    return new TcpListener(bind(address), conversation);
  }

  /** Where it listens, or did before {@link #down()}. */
  public InetSocketAddress address() {
    return address;
  }

  /** How many connections came in so far. */
  public long connections() {
    return connections.sum();
  }

  /** Closes the port and all connections: who connects now is refused. */
  public synchronized void down() {
    ServerSocket closed = server;
    server = null;
    if (closed != null) {
      closeQuietly(closed);
      acceptor.interrupt();
      waitForAcceptor();
    }
    live.forEach(TcpListener::closeQuietly);
  }

  /** Listens again at the same address and port; nothing where it already does. */
  public synchronized void up() {
    if (server != null) {
      return;
    }
    try {
      ServerSocket again = bind(address);
      server = again;
      acceptor = start(again);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes port and connections and waits until their threads have ended, at most 5 s. */
  @Override
  public void close() {
    down();
    threads.shutdownNow();
    try {
      threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread start(ServerSocket from) {
    return Thread.ofVirtual().name("lab-accept").start(() -> acceptFrom(from));
  }

  /** The port is closed for good only when nobody is within accept() any more. */
  private void waitForAcceptor() {
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isCurrent(ServerSocket asked) {
    return asked.equals(server);
  }

  private void acceptFrom(ServerSocket from) {
    try {
      while (isCurrent(from)) {
        room.acquire();
        acceptOne(from);
      }
    } catch (IOException e) {
      // Closing the port, by down() or close(), is how accepting ends. Anything else must be seen.
      if (isCurrent(from)) {
        throw new UncheckedIOException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptOne(ServerSocket from) throws IOException {
    boolean started = false;
    try {
      Socket socket = from.accept();
      connections.increment();
      live.add(socket);
      if (isCurrent(from)) {
        threads.execute(() -> hold(socket));
        started = true;
      } else {
        live.remove(socket);
        socket.close();
      }
    } finally {
      if (!started) {
        room.release();
      }
    }
  }

  private void hold(Socket socket) {
    try (socket) {
      socket.setSoTimeout(IDLE_MILLIS);
      socket.setTcpNoDelay(true);
      conversation.hold(socket);
    } catch (IOException e) {
      // The client left, or the handshake failed: the client's side is where that is looked at.
      closeQuietly(socket);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      live.remove(socket);
      room.release();
    }
  }

  private static ServerSocket bind(InetSocketAddress address) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(address, BACKLOG);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to do with a socket that does not even close.
    }
  }
}
