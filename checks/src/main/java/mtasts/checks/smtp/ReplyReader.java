package mtasts.checks.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Reads replies as RFC 5321 §4.2 has them: lines of a code, {@code -} or blank, and text; the same
 * code in all lines. A line may have 2,048 bytes (four times the limit of §4.5.3.1.5, as mail
 * servers take it) and a reply 256 lines. A bare LF ends a line too, as it does for senders.
 */
final class ReplyReader {

  static final int MAX_LINE = 2048;
  static final int MAX_LINES = 256;
  private static final int MAX_QUOTED = 80;

  private final InputStream in;
  private final byte[] buffer = new byte[4096];
  private int start;
  private int end;
  private @Nullable IOException failure;

  ReplyReader(InputStream in) {
    this.in = in;
  }

  /** The next reply, or what came in its place. After anything but a reply there is no more. */
  Received read() {
    List<String> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    int code = 0;
    try {
      while (lines.size() < MAX_LINES) {
        line.reset();
        Optional<Received> broken = readLine(line, !lines.isEmpty());
        if (broken.isPresent()) {
          return broken.get();
        }
        byte[] bytes = line.toByteArray();
        if (!isReplyLine(bytes)) {
          return garbled("is not SMTP: ", bytes);
        }
        int own = code(bytes);
        if (!lines.isEmpty() && own != code) {
          return garbled("changes its code from " + code + " within one reply: ", bytes);
        }
        code = own;
        int text = Math.min(4, bytes.length);
        lines.add(new String(bytes, text, bytes.length - text, StandardCharsets.ISO_8859_1));
        if (bytes.length == 3 || bytes[3] != '-') {
          return new SmtpReply(code, lines);
        }
      }
      return new Received.Garbled("has more than " + MAX_LINES + " lines");
    } catch (SocketTimeoutException e) {
      return new Received.Silence();
    } catch (IOException e) {
      return new Received.Gone(!lines.isEmpty() || line.size() > 0, Optional.of(e));
    }
  }

  /**
   * Waits until something can be read, or the connection breaks, or the time of the socket ends.
   */
  void await() {
    try {
      if (start == end) {
        fill();
      }
    } catch (SocketTimeoutException e) {
      // nothing came: that is for the next read to judge
    } catch (IOException e) {
      failure = e;
    }
  }

  /** What came in the same segment behind the last reply. */
  byte[] leftover() {
    return Arrays.copyOfRange(buffer, start, end);
  }

  /** Reads a line without its end; a value where it does not end well. */
  private Optional<Received> readLine(ByteArrayOutputStream line, boolean midReply)
      throws IOException {
    while (true) {
      if (start == end && !fill()) {
        return Optional.of(new Received.Gone(midReply || line.size() > 0, Optional.empty()));
      }
      byte next = buffer[start++];
      if (next == '\n') {
        dropFinalCr(line);
        return Optional.empty();
      }
      if (line.size() == MAX_LINE) {
        return Optional.of(new Received.Garbled("has a line of more than " + MAX_LINE + " bytes"));
      }
      line.write(next);
    }
  }

  private static void dropFinalCr(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    if (bytes.length > 0 && bytes[bytes.length - 1] == '\r') {
      line.reset();
      line.write(bytes, 0, bytes.length - 1);
    }
  }

  private boolean fill() throws IOException {
    if (failure != null) {
      throw failure;
    }
    int count = in.read(buffer, 0, buffer.length);
    start = 0;
    end = Math.max(0, count);
    return count > 0;
  }

  private static boolean isReplyLine(byte[] line) {
    return line.length >= 3
        && line[0] >= '2'
        && line[0] <= '5'
        && isDigit(line[1])
        && isDigit(line[2])
        && (line.length == 3 || line[3] == ' ' || line[3] == '-');
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static int code(byte[] line) {
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
  }

  private static Received garbled(String why, byte[] line) {
    return new Received.Garbled(why + "\"" + Printable.bytes(line, MAX_QUOTED) + "\"");
  }
}
