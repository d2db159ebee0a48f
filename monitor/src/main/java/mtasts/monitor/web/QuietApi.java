package mtasts.monitor.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.notice.Plain;
import mtasts.alerts.notice.Secret;
import mtasts.alerts.route.Matcher;
import mtasts.alerts.route.MatcherJson;
import mtasts.alerts.route.Silence;
import mtasts.monitor.config.Durations;
import mtasts.monitor.store.Store;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Silences and acknowledgements over HTTP: all that the API lets change, for who has the token. */
public final class QuietApi {

  private static final int LONGEST_COMMENT = 500;
  private static final JsonMapper JSON = new JsonMapper();

  private final Store store;
  private final Supplier<Optional<Secret>> token;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * Sets it up.
   *
   * @param store where they are kept
   * @param token what has to be shown to change something, asked for each time; empty: nothing can
   *     be changed
   * @param clock the time
   * @param random where the names of silences come from
   */
  public QuietApi(
      Store store, Supplier<Optional<Secret>> token, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.token = token;
    this.clock = clock;
    this.random = random;
  }

  void serve(RoutesConfig routes) {
    WebServer.get(routes, "/api/v1/silences", this::silences);
    routes.post("/api/v1/silences", this::add);
    routes.delete("/api/v1/silences/{id}", this::remove);
    routes.post("/api/v1/incidents/{id}/acknowledgement", this::acknowledge);
  }

  /** {@code GET /api/v1/silences}: those that are not over, windows of maintenance among them. */
  private void silences(Context ctx) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode silences = body.putArray("silences");
    Instant now = clock.instant();
    store.silences().stream()
        .filter(silence -> silence.until().isAfter(now))
        .forEach(silence -> silences.add(json(silence)));
    answer(ctx, 200, body);
  }

  private static ObjectNode json(Silence silence) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", silence.id());
    json.set("match", MatcherJson.write(silence.match()));
    json.put("from", silence.from().toString());
    json.put("until", silence.until().toString());
    json.put("comment", silence.comment());
    json.put("origin", silence.origin().name().toLowerCase(Locale.ROOT));
    return json;
  }

  /** {@code POST /api/v1/silences} with {@code match}, {@code for} and {@code comment}. */
  private void add(Context ctx) {
    new Token(token.get()).demand(ctx);
    JsonNode body = body(ctx, Set.of("match", "for", "comment"));
    Instant now = clock.instant();
    Silence silence =
        new Silence(
            Silence.newId(random),
            match(body.path("match")),
            now,
            now.plus(duration(body.path("for"))),
            comment(body),
            Silence.Origin.PERSON,
            false);
    store.write(
        tx -> {
          tx.incidents().put(silence);
          return silence;
        });
    answer(ctx, 201, json(silence));
  }

  private static Matcher match(JsonNode json) {
    Matcher matcher = read(() -> MatcherJson.read(json));
    if (matcher.equals(Matcher.EVERYTHING)) {
      throw new BadRequestResponse("match wants at least one key");
    }
    return matcher;
  }

  private static Duration duration(JsonNode json) {
    return read(() -> Durations.parse(json.asString("")));
  }

  private static <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse(String.valueOf(e.getMessage()));
    }
  }

  /**
   * {@code DELETE /api/v1/silences/ID}: it ends now, and what is still there is told at once. A
   * window comes from the configuration, and can only go there.
   */
  private void remove(Context ctx) {
    new Token(token.get()).demand(ctx);
    String id = ctx.pathParam("id");
    Instant now = clock.instant();
    List<Silence> found =
        store.write(
            tx -> {
              List<Silence> own =
                  tx.incidents().silences().stream()
                      .filter(one -> one.id().equals(id) && one.until().isAfter(now))
                      .toList();
              own.stream()
                  .filter(one -> one.origin() == Silence.Origin.PERSON)
                  .forEach(one -> tx.incidents().put(one.endingAt(now)));
              return own;
            });
    if (found.isEmpty()) {
      throw new NotFoundResponse("There is no silence with this id");
    }
    if (found.getFirst().origin() == Silence.Origin.WINDOW) {
      throw new ConflictResponse(
          "This is a window of alerts.maintenance; it ends with it, or when the configuration has"
              + " it no more");
    }
    ctx.status(204);
  }

  /** {@code POST /api/v1/incidents/ID/acknowledgement} with {@code comment}. */
  private void acknowledge(Context ctx) {
    new Token(token.get()).demand(ctx);
    String comment = comment(body(ctx, Set.of("comment")));
    String id = ctx.pathParam("id");
    Acknowledgement given =
        store
            .write(tx -> Acknowledgement.give(id, comment, tx.incidents(), clock.instant()))
            .orElseThrow(() -> new NotFoundResponse("There is no open incident with this id"));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("incident", given.incidentId());
    json.put("at", given.at().toString());
    json.put("comment", given.comment());
    answer(ctx, 200, json);
  }

  private static JsonNode body(Context ctx, Set<String> keys) {
    JsonNode body;
    try {
      body = JSON.readTree(ctx.bodyAsBytes());
    } catch (JacksonException e) {
      throw new BadRequestResponse("The body is no JSON");
    }
    if (!body.isObject() || !keys.containsAll(body.propertyNames())) {
      throw new BadRequestResponse("The body wants an object with " + String.join(", ", keys));
    }
    return body;
  }

  /** One printable line. */
  private static String comment(JsonNode body) {
    String comment = body.path("comment").asString("").strip();
    if (comment.isEmpty() || comment.length() > LONGEST_COMMENT) {
      throw new BadRequestResponse(
          "comment wants a text of at most " + LONGEST_COMMENT + " characters");
    }
    return Plain.line(comment, LONGEST_COMMENT);
  }

  private static void answer(Context ctx, int status, ObjectNode body) {
    ctx.status(status).contentType("application/json").result(body.toString());
  }
}
