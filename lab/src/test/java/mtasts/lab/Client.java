package mtasts.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A client on plain sockets, which gives up after 5 s, for the tests of the lab's servers. */
public final class Client implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 60_000;

  private Socket socket;
  private BufferedReader in;

  /** Connects. */
  public Client(InetAddress address, int port) throws IOException {
    socket = new Socket(address, port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = reader();
  }

  /** Shakes hands over the connection, with that server name. */
  public Client encrypt(SSLContext context, String serverName) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, serverName, socket.getPort(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(serverName)));
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    socket = tls;
    in = reader();
    return this;
  }

  /** Gives up after so long instead. */
  public Client timeout(int millis) throws IOException {
    socket.setSoTimeout(millis);
    return this;
  }

  /** The version of TLS. */
  public String protocol() {
    return ((SSLSocket) socket).getSession().getProtocol();
  }

  /** The certificates that the server showed. */
  public List<X509Certificate> chain() throws SSLPeerUnverifiedException {
    List<X509Certificate> chain = new ArrayList<>();
    for (var certificate : ((SSLSocket) socket).getSession().getPeerCertificates()) {
      chain.add((X509Certificate) certificate);
    }
    return chain;
  }

  /** Sends this text. */
  public Client send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends a GET request. */
  public Client get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\n").send("Host: lab\r\n\r\n");
  }

  /** The next line; null where the server has closed. */
  public @Nullable String line() throws IOException {
    return in.readLine();
  }

  /** The lines of an SMTP reply. */
  public List<String> reply() throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    do {
      line = in.readLine();
      if (line == null) {
        return lines;
      }
      lines.add(line);
    } while (line.length() > 3 && line.charAt(3) == '-');
    return lines;
  }

  /** Sends an SMTP command and gives the reply. */
  public List<String> command(String line) throws IOException {
    return send(line + "\r\n").reply();
  }

  /** All that is left until the server closes, a char per byte. */
  public String rest() throws IOException {
    return some(Integer.MAX_VALUE);
  }

  /** So many chars, or less where the server closes. */
  public String some(int chars) throws IOException {
    StringBuilder some = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      some.append((char) c);
      if (some.length() == chars) {
        break;
      }
    }
    return some.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private BufferedReader reader() throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }
}
