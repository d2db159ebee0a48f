package mtasts.checks.smtp;

import java.util.List;
import mtasts.checks.report.Printable;

/**
 * A reply (RFC 5321 §4.2).
 *
 * @param code 200 to 599
 * @param lines the text of each line behind its code, a char per byte: hostile
 */
record SmtpReply(int code, List<String> lines) implements Received {

  private static final int MAX_SHOWN = 200;

  SmtpReply {
    lines = List.copyOf(lines);
  }

  boolean isPositive() {
    return code / 100 == 2;
  }

  boolean isTransient() {
    return code / 100 == 4;
  }

  boolean isPermanent() {
    return code / 100 == 5;
  }

  /** Code and last line, in quotes, safe to show. */
  String quoted() {
    return "\"" + Printable.text((code + " " + lines.getLast()).stripTrailing(), MAX_SHOWN) + "\"";
  }
}
