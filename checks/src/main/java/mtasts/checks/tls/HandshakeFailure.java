package mtasts.checks.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mtasts.checks.report.Printable;

/**
 * Why a handshake, or the first read after it, failed.
 *
 * @param kind what to conclude
 * @param words the reason in plain words, escaped, to stand behind "The TLS handshake failed: "
 * @param alert the name of the server's alert: {@code handshake_failure}
 */
public record HandshakeFailure(Kind kind, String words, Optional<String> alert) {

  /** What to conclude from a failure. */
  public enum Kind {
    /** The server said no, by an alert. */
    ALERT,
    /** The server closed the connection. */
    CLOSED,
    /** Nothing came in time. */
    TIMEOUT,
    /** What came is not TLS. */
    NOT_TLS,
    /** A certificate that came can't be read. */
    UNREADABLE_CERTIFICATE,
    /** The two sides have nothing in common, or the server broke the protocol. */
    OTHER
  }

  private static final int MAX_WORDS = 200;
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  /** Reads the reason from what JSSE threw. */
  public static HandshakeFailure of(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    Matcher alert = ALERT.matcher(message);
    if (alert.find()) {
      return new HandshakeFailure(
          Kind.ALERT,
          "the server answered with the alert " + alert.group(1),
          Optional.of(alert.group(1)));
    }
    if (isCausedBy(failure, SocketTimeoutException.class)) {
      return told(Kind.TIMEOUT, "no answer in time");
    }
    if (isCausedBy(failure, CertificateException.class)) {
      return told(Kind.UNREADABLE_CERTIFICATE, "the server sent a certificate that can't be read");
    }
    if (message.contains("Unsupported or unrecognized SSL message")) {
      return told(Kind.NOT_TLS, "what the server sent is not TLS");
    }
    if (isCausedBy(failure, EOFException.class) || isCausedBy(failure, SocketException.class)) {
      return told(Kind.CLOSED, "the server closed the connection");
    }
    return told(Kind.OTHER, Printable.text(message, MAX_WORDS));
  }

  private static HandshakeFailure told(Kind kind, String words) {
    return new HandshakeFailure(kind, words, Optional.empty());
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (type.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
