package mtasts.checks.smtp;

import java.util.ArrayList;
import java.util.List;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.Printable;

/** The conversation for people to read: escaped, at most 100 lines of 200 characters. */
final class Transcript {

  private static final int MAX_LINES = 100;
  private static final int MAX_LINE = 200;
  private static final int MAX_OF_ONE_REPLY = 30;

  private final List<String> lines = new ArrayList<>();

  /** What the probe said. */
  void sent(String command) {
    add("C: " + Printable.text(command, MAX_LINE));
  }

  /** What the server said. */
  void got(Received received) {
    switch (received) {
      case SmtpReply reply -> got(reply);
      case Received.Garbled garbled -> add(MxSeen.SERVER + "(the answer " + garbled.why() + ")");
      case Received.Gone gone -> {
        if (gone.midReply()) {
          add(MxSeen.SERVER + "(the beginning of an answer)");
        }
        note("the server closed the connection");
      }
      case Received.Silence silence -> note("no answer in time");
    }
  }

  private void got(SmtpReply reply) {
    int last = reply.lines().size() - 1;
    for (int i = 0; i <= last; i++) {
      if (i < MAX_OF_ONE_REPLY || i == last) {
        String line = reply.code() + (i == last ? " " : "-") + reply.lines().get(i);
        add(MxSeen.SERVER + Printable.text(line, MAX_LINE));
      } else if (i == MAX_OF_ONE_REPLY) {
        note((last - i) + " more lines");
      }
    }
  }

  /** What happened; already safe to show. */
  void note(String what) {
    add("* " + what);
  }

  private void add(String line) {
    if (lines.size() < MAX_LINES) {
      lines.add(line);
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
