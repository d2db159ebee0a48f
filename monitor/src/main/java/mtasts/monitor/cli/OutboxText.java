package mtasts.monitor.cli;

import java.util.List;
import java.util.stream.Collectors;
import mtasts.checks.report.Printable;
import mtasts.checks.report.Status;
import tools.jackson.databind.JsonNode;

/** What the daemon's API says of messages that no receiver has got, for people. */
final class OutboxText {

  private static final int MAX_TEXT = 300;

  private final Paint paint;

  OutboxText(Paint paint) {
    this.paint = paint;
  }

  /** A paragraph per message: to whom, what about, how often it was tried and why it failed. */
  String of(List<JsonNode> messages) {
    return messages.isEmpty()
        ? "Nothing waits, and nothing was given up.\n"
        : messages.stream().map(this::message).collect(Collectors.joining());
  }

  private String message(JsonNode message) {
    boolean dead = text(message, "status").equals("dead");
    String when =
        dead
            ? "given up " + time(message, "given_up_at")
            : "waits since "
                + time(message, "due_at")
                + ", next "
                + time(message, "next_attempt_at");
    String error = text(message, "last_error");
    String incident = text(message, "incident");
    return "%s  %s  %s%s%n         %s, attempts: %d%s%n"
        .formatted(
            dead ? paint.status(Status.FAILING, "dead   ") : paint.dim("waiting"),
            paint.bold(receiver(message)),
            text(message, "kind"),
            incident.isEmpty()
                ? ""
                : ", incident %s%n         %s".formatted(incident, text(message, "title")),
            when,
            message.path("attempts").asInt(),
            error.isEmpty() ? "" : "; " + error);
  }

  private static String receiver(JsonNode message) {
    String owner = text(message, "owner");
    return text(message, "receiver") + (owner.isEmpty() ? "" : " (" + owner + ")");
  }

  private static String time(JsonNode message, String member) {
    return text(message, member).replaceFirst("\\.[0-9]+Z", "Z");
  }

  private static String text(JsonNode message, String member) {
    return Printable.text(message.path(member).asString(""), MAX_TEXT);
  }
}
