package mtasts.monitor.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Status;
import mtasts.monitor.store.DomainQuery;

/** The filters of the list of domains, as the address of page and API has them. */
final class DomainFilter {

  /** Longer than any name. */
  private static final int LONGEST = 256;

  private static final int MOST_LABELS = 8;

  private DomainFilter() {}

  /** What the parameters ask for; an empty one asks for nothing. */
  static DomainQuery of(Context ctx) {
    return new DomainQuery(
        parameter(ctx, "text"),
        parameter(ctx, "status").map(DomainFilter::status),
        parameter(ctx, "code").map(DomainFilter::code),
        parameter(ctx, "mx").map(host -> host.toLowerCase(Locale.ROOT)),
        parameter(ctx, "group"),
        labels(ctx.queryParams("label")));
  }

  private static Optional<String> parameter(Context ctx, String name) {
    Optional<String> value =
        Optional.ofNullable(ctx.queryParam(name))
            .map(String::strip)
            .filter(text -> !text.isEmpty());
    if (value.filter(text -> text.length() > LONGEST).isPresent()) {
      throw new BadRequestResponse(name + " is longer than " + LONGEST + " characters");
    }
    return value;
  }

  private static Status status(String text) {
    return Arrays.stream(Status.values())
        .filter(status -> status.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new BadRequestResponse("status must be ok, warning, failing or unknown"));
  }

  static String code(String text) {
    return FindingCode.of(text)
        .map(FindingCode::toString)
        .orElseThrow(() -> new BadRequestResponse("code is no finding code"));
  }

  private static Map<String, String> labels(List<String> texts) {
    Map<String, String> labels = new TreeMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (!text.isBlank() && (equals < 1 || text.length() > LONGEST)) {
        throw new BadRequestResponse("label must be KEY=VALUE");
      }
      if (equals > 0) {
        labels.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
      }
    }
    if (labels.size() > MOST_LABELS) {
      throw new BadRequestResponse("at most " + MOST_LABELS + " labels");
    }
    return labels;
  }

  /** The query that asks for the same; {@code ?} and, where it asks for something, {@code &}. */
  static String query(DomainQuery wanted) {
    Stream<String> labels =
        wanted.labels().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(label -> pair("label", label.getKey() + "=" + label.getValue()));
    Stream<String> others =
        Stream.of(
                wanted.text().map(text -> pair("text", text)),
                wanted.status().map(status -> pair("status", status.toString())),
                wanted.code().map(code -> pair("code", code)),
                wanted.mx().map(mx -> pair("mx", mx)),
                wanted.group().map(group -> pair("group", group)))
            .flatMap(Optional::stream);
    StringBuilder query = new StringBuilder("?");
    Stream.concat(others, labels).forEach(pair -> query.append(pair).append('&'));
    return query.toString();
  }

  private static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
