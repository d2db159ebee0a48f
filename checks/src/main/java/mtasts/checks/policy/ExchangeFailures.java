package mtasts.checks.policy;

import java.io.IOException;
import java.net.BindException;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.zip.ZipException;
import mtasts.checks.policy.Sighting.End;
import mtasts.checks.policy.Stages.Stage;
import mtasts.checks.report.Printable;

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
