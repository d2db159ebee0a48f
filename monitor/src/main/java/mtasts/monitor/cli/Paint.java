package mtasts.monitor.cli;

import java.io.Console;
import java.util.Optional;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;

/** Colours words on a terminal, and leaves them alone elsewhere. */
final class Paint {

  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String MAGENTA = "\u001b[35m";

  private final boolean coloured;

  Paint(boolean coloured) {
    this.coloured = coloured;
  }

  /** Colours only where standard output is a terminal and {@code NO_COLOR} is not set. */
  static Paint forTerminal() {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    String noColor = System.getenv("NO_COLOR");
    return new Paint(terminal && (noColor == null || noColor.isEmpty()));
  }

  String bold(String text) {
    return in(BOLD, text);
  }

  String dim(String text) {
    return in(DIM, text);
  }

  String status(Status status, String text) {
    return in(
        switch (status) {
          case OK -> GREEN;
          case WARNING -> YELLOW;
          case FAILING -> RED;
          case UNKNOWN -> MAGENTA;
        },
        text);
  }

  String severity(Severity severity, String text) {
    return switch (severity) {
      case INFO -> dim(text);
      case WARNING -> status(Status.WARNING, text);
      case ERROR -> status(Status.FAILING, text);
      case UNKNOWN -> status(Status.UNKNOWN, text);
    };
  }

  private String in(String colour, String text) {
    return coloured ? colour + text + RESET : text;
  }
}
