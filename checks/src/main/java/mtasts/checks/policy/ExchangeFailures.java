package mtasts.checks.policy;

import java.io.IOException;
import java.net.BindException;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.zip.ZipException;
import mtasts.checks.policy.Sighting.End;
import mtasts.checks.policy.Stages.Stage;
import mtasts.checks.report.Printable;
import mtasts.checks.tls.HandshakeFailure;

/** What the exceptions of OkHttp and the JDK mean, in plain words. */
final class ExchangeFailures {

  static final String HEADER_FLOOD =
      "the header is longer than "
          + HttpHead.MAX_BYTES / 1024
          + " KiB or "
          + HttpHead.MAX_LINES
          + " lines";

  private static final String BAD_STATUS_LINE = "Unexpected status line: ";
  private static final int MAX_DEPTH = 10;
  private static final byte HANDSHAKE_RECORD = 22;
  private static final byte SERVER_HELLO = 2;
  private static final byte TLS_1_2 = 3;

  private ExchangeFailures() {}

  static End unconnected(IOException e, boolean late, Duration timeout) {
    if (late) {
      return new End.NotConnected("no answer within " + seconds(timeout));
    }
    Throwable cause = e;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("Connection refused")) {
        return new End.NotConnected("refused");
      }
      if (cause instanceof NoRouteToHostException || message.contains("unreachable")) {
        return new End.NotConnected("unreachable (" + Printable.text(message, 80) + ")");
      }
      if (cause instanceof BindException || message.contains("Too many open files")) {
        return new End.NotTried("this machine has no free socket or address for it");
      }
      cause = cause.getCause();
    }
    return new End.NotConnected(Printable.text(String.valueOf(e.getMessage()), 120));
  }

  /**
   * A failed handshake. The JDK stumbles over the cipher of an old server before it looks at the
   * version, so the version is read from the ServerHello itself (RFC 5246 §7.4.1.3).
   *
   * @param opening the first bytes that the server sent
   */
  static End noTls(HandshakeFailure failure, byte[] opening) {
    boolean serverHello =
        opening.length >= 11 && opening[0] == HANDSHAKE_RECORD && opening[5] == SERVER_HELLO;
    if (serverHello && opening[9] == 3 && opening[10] < TLS_1_2) {
      String version = opening[10] == 0 ? "SSL 3.0" : "TLS 1." + (opening[10] - 1);
      return new End.NoTls("the server chooses " + version, true);
    }
    return new End.NoTls(failure.words(), failure.words().contains("protocol_version"));
  }

  static String notHttp(IOException e, Stage stage, long received) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith(BAD_STATUS_LINE)) {
      return "it begins with '"
          + Printable.text(message.substring(BAD_STATUS_LINE.length()), 60)
          + "'";
    }
    if (e instanceof ZipException) {
      return "its compressed body is damaged";
    }
    if (stage == Stage.BODY) {
      return e instanceof BoundedSockets.Flood
          ? "it goes on without end and without a policy"
          : "the connection broke off in the middle of the policy";
    }
    return received > HttpHead.MAX_BYTES
        ? HEADER_FLOOD
        : "the connection broke off before the end of the header";
  }

  static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
