package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;
import static mtasts.monitor.web.Html.text;

import java.util.List;
import java.util.stream.Stream;
import mtasts.checks.history.Event;

/** What changed in a domain, the last first, each as the lines that went and came. */
final class Changes {

  private static final int SHOWN = 50;

  private Changes() {}

  /** Nothing where nothing changed. */
  static Html section(List<Event> events, Times times) {
    if (events.isEmpty()) {
      return Html.NONE;
    }
    List<List<Html>> rows =
        events.stream()
            .limit(SHOWN)
            .map(
                event ->
                    List.of(
                        times.moment(event.at()),
                        text(event.kind().toString()),
                        tag("div").styled("change").of(lines(event))))
            .toList();
    return Layout.section(
        "What changed", Layout.table("What changed", List.of("When", "What", "How"), rows));
  }

  private static List<Html> lines(Event event) {
    return Stream.concat(
            event.removed().stream().map(line -> tag("del").of("− " + line)),
            event.added().stream().map(line -> tag("ins").of("+ " + line)))
        .toList();
  }
}
