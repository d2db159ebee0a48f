package mtasts.lab.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import mtasts.lab.tcp.Journal;
import mtasts.lab.tcp.TcpListener;
import mtasts.lab.tls.Identity;
import mtasts.lab.tls.TlsEndpoint;
import mtasts.lab.tls.TlsFault;

/**
 * A policy host at one address: {@code https://NAME/.well-known/mta-sts.txt} over HTTP/1.1, one
 * request a connection (RFC 8461 §3.3). All other paths are 404. What it answers, and what goes
 * wrong, may change while it runs. Thread-safe.
 */
public final class PolicyHost {

  private static final String PATH = "/.well-known/mta-sts.txt";
  private static final String TEXT = "text/plain";
  private static final HttpResponse NOT_FOUND =
      HttpResponse.of(404, TEXT, "not found\r\n".getBytes(StandardCharsets.US_ASCII));

  private final String name;
  private final TlsEndpoint tls;
  private final TcpListener listener;
  private final Journal<HttpRequest> requests = new Journal<>();
  private final AtomicLong connections = new AtomicLong();
  private volatile HttpResponse good = NOT_FOUND;
  private final AtomicReference<HttpResponse> response = new AtomicReference<>(NOT_FOUND);
  private volatile HttpFault fault = HttpFault.NONE;
  private volatile Duration drip = Duration.ZERO;

  PolicyHost(String name, TlsEndpoint tls, TcpListener listener) {
    this.name = name;
    this.tls = tls;
    this.listener = listener;
  }

  /** The name of the host, in lower case. */
  public String name() {
    return name;
  }

  /** The address at which it listens. */
  public InetAddress address() {
    return listener.address().getAddress();
  }

  /** Its side of TLS: certificate, versions, client certificates, faults. */
  public TlsEndpoint tls() {
    return tls;
  }

  /** Serves this text with status 200 as {@code text/plain}; faults stay. */
  public PolicyHost policy(String text) {
    good = HttpResponse.of(200, TEXT, text.getBytes(StandardCharsets.UTF_8));
    response.set(good);
    return this;
  }

  /**
   * Serves the last {@link #policy} well, with the host's own good certificate; the port stays as
   * it is.
   */
  public PolicyHost heal() {
    response.set(good);
    fault = HttpFault.NONE;
    drip = Duration.ZERO;
    tls.heal();
    return this;
  }

  /** Answers with this status; headers and body stay. */
  public PolicyHost status(int code) {
    response.updateAndGet(old -> old.withStatus(code));
    return this;
  }

  /** Answers with this header in the place of all of its name. */
  public PolicyHost header(String header, String value) {
    response.updateAndGet(old -> old.with(header, value));
    return this;
  }

  /** Answers without this header. */
  public PolicyHost withoutHeader(String header) {
    response.updateAndGet(old -> old.without(header));
    return this;
  }

  /** Answers with this body; status and headers stay. */
  public PolicyHost body(byte[] bytes) {
    response.updateAndGet(old -> old.withBody(bytes));
    return this;
  }

  /** Answers 301 with this Location. */
  public PolicyHost redirect(String location) {
    return status(301).header("Location", location);
  }

  /** Compresses the body that it has now, asked for or not. */
  public PolicyHost gzip() {
    response.updateAndGet(
        old -> old.withBody(gzipped(old.body(), 1)).with("Content-Encoding", "gzip"));
    return this;
  }

  /** Answers with a small compressed body that is so many mebibytes of nothing when unpacked. */
  public PolicyHost gzipBomb(int mebibytes) {
    byte[] bomb = gzipped(new byte[1 << 20], mebibytes);
    response.updateAndGet(old -> old.withBody(bomb).with("Content-Encoding", "gzip"));
    return this;
  }

  /** Sends its answer a byte at a time, with so long a pause after each. */
  public PolicyHost drip(Duration pause) {
    drip = pause;
    return this;
  }

  /** What goes wrong from the next request on. */
  public PolicyHost fault(HttpFault next) {
    fault = next;
    return this;
  }

  /** What goes wrong from the next connection on, before any request. */
  public PolicyHost fault(TlsFault next) {
    tls.fault(next);
    return this;
  }

  /** Shows this certificate from the next connection on. */
  public PolicyHost certificate(Identity identity) {
    tls.identity(identity);
    return this;
  }

  /** Closes the port: connections are refused, those of all hosts at this address. */
  public PolicyHost down() {
    listener.down();
    return this;
  }

  /** Opens the port again. */
  public PolicyHost up() {
    listener.up();
    return this;
  }

  /** The requests that came in whole, oldest first. */
  public List<HttpRequest> requests() {
    return requests.all();
  }

  /** How many clients have asked for this host by server name, even if they broke off then. */
  public long connections() {
    return connections.get();
  }

  void sawClient() {
    connections.incrementAndGet();
  }

  void serve(Socket socket) throws IOException, InterruptedException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    OutputStream out = new BufferedOutputStream(socket.getOutputStream());
    Optional<HttpRequest> request = HttpRequest.read(in);
    if (request.isPresent()) {
      requests.add(request.get());
      HttpResponse answer = request.get().path().equals(PATH) ? response.get() : NOT_FOUND;
      new HttpExchange(answer, fault, drip).send(in, out);
    }
  }

  private static byte[] gzipped(byte[] content, int times) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < times; i++) {
        gzip.write(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
