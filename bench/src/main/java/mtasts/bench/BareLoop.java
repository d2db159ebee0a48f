package mtasts.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * What a check is measured by: one thread that shakes hands with each server once, over a verified
 * TLS connection of its own, and asks a web server for its policy, a mail server for nothing. No
 * DNS, no judgement, no report.
 */
public final class BareLoop {

  static final String HTTPS = "https";
  static final String SMTP = "smtp";

  private final SSLSocketFactory tls;

  private BareLoop(SSLSocketFactory tls) {
    this.tls = tls;
  }

  /**
   * Arguments: the root to trust, and the file of servers, each a line: kind, name, address, port.
   */
  public static void main(String[] args) throws IOException, GeneralSecurityException {
    BareLoop loop = new BareLoop(trusting(Path.of(args[0])));
    List<String> servers = Files.readAllLines(Path.of(args[1]));
    for (String server : servers) {
      String[] field = server.split(" ", -1);
      InetSocketAddress address = new InetSocketAddress(field[2], Integer.parseInt(field[3]));
      switch (field[0]) {
        case HTTPS -> loop.get(field[1], address);
        case SMTP -> loop.startTls(field[1], address);
        default -> throw new IOException("no such kind of server: " + server);
      }
    }
    System.out.println(servers.size() + " servers");
  }

  private static SSLSocketFactory trusting(Path root) throws IOException, GeneralSecurityException {
    KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
    roots.load(null);
    try (var pem = Files.newInputStream(root)) {
      roots.setCertificateEntry(
          "root", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private void get(String name, InetSocketAddress address) throws IOException {
    try (Socket plain = connect(address);
        SSLSocket secured = secure(plain, name)) {
      String request =
          "GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: "
              + name
              + "\r\nConnection: close\r\n\r\n";
      write(secured, request);
      String answer = new String(secured.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!answer.startsWith("HTTP/1.1 200 ")) {
        throw new IOException(name + " answered " + answer);
      }
    }
  }

  private void startTls(String name, InetSocketAddress address) throws IOException {
    try (Socket plain = connect(address)) {
      BufferedReader replies = reader(plain);
      expect("220", replies);
      write(plain, "EHLO monitor.example\r\n");
      expect("250", replies);
      write(plain, "STARTTLS\r\n");
      expect("220", replies);
      try (SSLSocket secured = secure(plain, name)) {
        BufferedReader secret = reader(secured);
        write(secured, "EHLO monitor.example\r\n");
        expect("250", secret);
        write(secured, "QUIT\r\n");
        expect("221", secret);
      }
    }
  }

  private static Socket connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.connect(address);
    return socket;
  }

  private SSLSocket secure(Socket plain, String name) throws IOException {
    SSLSocket secured = (SSLSocket) tls.createSocket(plain, name, plain.getPort(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  private static void expect(String code, BufferedReader replies) throws IOException {
    String line = replies.readLine();
    while (line != null && line.startsWith(code + "-")) {
      line = replies.readLine();
    }
    if (line == null || !line.startsWith(code)) {
      throw new IOException("expected " + code + ", not " + line);
    }
  }
}
