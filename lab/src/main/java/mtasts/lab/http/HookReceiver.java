package mtasts.lab.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import mtasts.lab.tcp.Journal;
import mtasts.lab.tcp.TcpListener;
import mtasts.lab.tls.ClientHello;
import mtasts.lab.tls.Identity;
import mtasts.lab.tls.TlsEndpoint;

/**
 * A webhook receiver over HTTP/1.1, plain or in TLS, that keeps the requests it gets. Thread-safe.
 */
public final class HookReceiver implements AutoCloseable {

  private static final HttpResponse TAKEN = HttpResponse.of(200, "text/plain", new byte[0]);

  private final TcpListener listener;
  private final Optional<TlsEndpoint> tls;
  private final Journal<HttpRequest> requests = new Journal<>();
  private final AtomicReference<HttpResponse> response = new AtomicReference<>(TAKEN);
  private volatile HttpFault fault = HttpFault.NONE;

  private HookReceiver(InetSocketAddress address, Optional<TlsEndpoint> tls) throws IOException {
    this.tls = tls;
    listener = TcpListener.open(address, this::converse);
  }

  /** Listens at the address; port 0 takes a free one. */
  public static HookReceiver open(InetSocketAddress address) throws IOException {
    return new HookReceiver(address, Optional.empty());
  }

  /** Listens at the address, and speaks TLS with this certificate. */
  public static HookReceiver open(InetSocketAddress address, Identity identity) throws IOException {
    return new HookReceiver(address, Optional.of(new TlsEndpoint(() -> identity)));
  }

  /** Where to send; any other path is taken too. */
  public URI url() {
    InetSocketAddress at = listener.address();
    String scheme = tls.isPresent() ? "https" : "http";
    return URI.create(
        scheme + "://" + at.getAddress().getHostAddress() + ":" + at.getPort() + "/hook");
  }

  /** All requests so far, whatever they were answered, oldest first. */
  public List<HttpRequest> requests() {
    return requests.all();
  }

  /** Waits until so many requests have come in all, or the time is over; gives all that came. */
  public List<HttpRequest> awaitRequests(int count, Duration atMost) throws InterruptedException {
    return requests.await(count, atMost);
  }

  /** Forgets the requests. */
  public void clear() {
    requests.clear();
  }

  /** Answers with this status. */
  public void status(int code) {
    response.updateAndGet(old -> old.withStatus(code));
  }

  /** Answers with this header in the place of all of its name. */
  public void header(String name, String value) {
    response.updateAndGet(old -> old.with(name, value));
  }

  /** Answers with this Retry-After: seconds, or a date. */
  public void retryAfter(String value) {
    header("Retry-After", value);
  }

  /** Keeps the requests and never answers. */
  public void hang() {
    fault(HttpFault.SILENCE);
  }

  /** What goes wrong from the next request on. */
  public void fault(HttpFault next) {
    fault = next;
  }

  /** Takes requests again with 200. */
  public void heal() {
    response.set(TAKEN);
    fault = HttpFault.NONE;
  }

  /** Closes the port: connections are refused. */
  public void down() {
    listener.down();
  }

  /** Opens the same port again. */
  public void up() {
    listener.up();
  }

  @Override
  public void close() {
    listener.close();
  }

  private void converse(Socket socket) throws IOException, InterruptedException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    if (tls.isEmpty()) {
      answer(in, socket.getOutputStream());
      return;
    }
    Optional<SSLSocket> accepted = tls.get().accept(socket, in, ClientHello.read(in));
    if (accepted.isPresent()) {
      answer(
          new BufferedInputStream(accepted.get().getInputStream()),
          accepted.get().getOutputStream());
      accepted.get().shutdownOutput();
    }
  }

  private void answer(InputStream in, OutputStream out) throws IOException, InterruptedException {
    Optional<HttpRequest> request = HttpRequest.read(in);
    if (request.isPresent()) {
      // made first: who sees the request and changes the answer means that of the next
      HttpExchange exchange = new HttpExchange(response.get(), fault, Duration.ZERO);
      requests.add(request.get());
      exchange.send(in, out);
    }
  }
}
