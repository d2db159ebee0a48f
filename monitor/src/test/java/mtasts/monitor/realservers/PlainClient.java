package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Looks at the servers with nothing of the product: takes any certificate and hands it out. */
final class PlainClient {
  private static final int TIMEOUT_MILLIS = 60_000;

  private PlainClient() {}

  /** What an HTTPS server sent: its leaf, and status line, header fields and body as one text. */
  record HttpsAnswer(X509Certificate leaf, String text) {}

  /** What an SMTP server offers after EHLO, and its leaf if STARTTLS is among that. */
  record SmtpAnswer(List<String> offers, Optional<X509Certificate> leaf) {}

  static HttpsAnswer get(InetSocketAddress server, String host, String path) throws IOException {
    try (Socket tcp = connect(server);
        SSLSocket tls = handshake(tcp, host)) {
      String request = "GET %s HTTP/1.0\r\nHost: %s\r\n\r\n".formatted(path, host);
      tls.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(tls.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new HttpsAnswer(leaf(tls), answer);
    }
  }

  static SmtpAnswer ehlo(InetSocketAddress server, String host) throws IOException {
    try (Socket tcp = connect(server)) {
      reply(tcp);
      List<String> offers =
          say(tcp, "EHLO client.test").stream().map(line -> line.substring(4)).toList();
      if (!offers.contains("STARTTLS")) {
        return new SmtpAnswer(offers, Optional.empty());
      }
      say(tcp, "STARTTLS");
      try (SSLSocket tls = handshake(tcp, host)) {
        return new SmtpAnswer(offers, Optional.of(leaf(tls)));
      }
    }
  }

  static void send(InetSocketAddress server, String from, String to, String mail)
      throws IOException {
    try (Socket tcp = connect(server)) {
      reply(tcp);
      say(tcp, "EHLO client.test");
      say(tcp, "MAIL FROM:<" + from + ">");
      say(tcp, "RCPT TO:<" + to + ">");
      say(tcp, "DATA");
      say(tcp, mail + "\r\n.");
      say(tcp, "QUIT");
    }
  }

  private static Socket connect(InetSocketAddress server) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(server, TIMEOUT_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static List<String> say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return reply(socket);
  }

  /** All lines of a reply, which must be one of success. */
  private static List<String> reply(Socket socket) throws IOException {
    List<String> lines = new ArrayList<>();
    do {
      lines.add(line(socket.getInputStream()));
    } while (lines.getLast().startsWith("-", 3));
    if (!lines.getLast().matches("[23]\\d\\d .*")) {
      throw new IOException("refused: " + lines);
    }
    return lines;
  }

  /** Byte by byte, as nothing behind the line may be taken from the socket before a handshake. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("closed after: " + line);
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  private static SSLSocket handshake(Socket tcp, String host) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TakesAny()}, new SecureRandom());
      SSLSocket tls =
          (SSLSocket) context.getSocketFactory().createSocket(tcp, host, tcp.getPort(), true);
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(host)));
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IOException("this JDK can't do TLS", e);
    }
  }

  private static X509Certificate leaf(SSLSocket tls) throws IOException {
    return (X509Certificate) tls.getSession().getPeerCertificates()[0];
  }

  private static final class TakesAny implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
