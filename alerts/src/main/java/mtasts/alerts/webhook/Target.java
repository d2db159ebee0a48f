package mtasts.alerts.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mtasts.alerts.notice.Secret;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * Where the messages of one receiver go, and as what.
 *
 * @param url where to post, without a name and password
 * @param headers what goes along with the body
 * @param payload makes the body
 */
record Target(HttpUrl url, Headers headers, Payload payload) {

  /** The header fields that a format wants. */
  @FunctionalInterface
  interface Headers {

    /** Their names and values, for the message with this id, sent now. */
    Map<String, String> of(String id, Instant now, byte[] body);
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException where the address or a key is none, without quoting it
   */
  static Target of(WebhookSettings settings) {
    HttpUrl url = HttpUrl.parse(settings.url().reveal());
    if (url == null) {
      throw new IllegalArgumentException("the webhook url is not an http or https URL");
    }
    HttpUrl bare = url.newBuilder().username("").password("").build();
    return switch (settings.format()) {
      case STANDARD -> standard(url, bare, new Signature(settings.keys()));
      case ALERTMANAGER -> new Target(alerts(bare), authorization(url), AlertmanagerPayload::of);
      case SLACK -> new Target(bare, authorization(url), SlackPayload::of);
      case TEAMS -> new Target(bare, authorization(url), TeamsPayload::of);
      case DISCORD -> new Target(bare, authorization(url), DiscordPayload::of);
      case PAGERDUTY ->
          new Target(bare, authorization(url), new PagerDutyPayload(only(settings.keys())));
      case NTFY -> new Target(parent(bare), authorization(url), new NtfyPayload(topic(bare)));
    };
  }

  private static Target standard(HttpUrl url, HttpUrl bare, Signature signature) {
    Headers authorization = authorization(url);
    return new Target(
        bare,
        (id, now, body) -> {
          Map<String, String> headers = signature.headers(id, now, body);
          headers.putAll(authorization.of(id, now, body));
          return headers;
        },
        StandardPayload::of);
  }

  private static Headers authorization(HttpUrl url) {
    if (url.username().isEmpty() && url.password().isEmpty()) {
      return (_, _, _) -> Map.of();
    }
    String basic = Credentials.basic(url.username(), url.password());
    return (_, _, _) -> Map.of("Authorization", basic);
  }

  /** Below the address of Alertmanager as people open it in a browser. */
  private static HttpUrl alerts(HttpUrl base) {
    return withoutEmptyEnd(base).addPathSegments("api/v2/alerts").build();
  }

  private static Secret only(List<Secret> keys) {
    if (keys.size() != 1) {
      throw new IllegalArgumentException("PagerDuty wants one routing key");
    }
    return keys.getFirst();
  }

  private static String topic(HttpUrl url) {
    String last = url.pathSegments().getLast();
    if (last.isEmpty()) {
      throw new IllegalArgumentException("the URL of an ntfy topic ends with the topic");
    }
    return last;
  }

  private static HttpUrl parent(HttpUrl topic) {
    return topic.newBuilder().setPathSegment(topic.pathSize() - 1, "").build();
  }

  private static HttpUrl.Builder withoutEmptyEnd(HttpUrl url) {
    HttpUrl.Builder builder = url.newBuilder();
    return url.pathSegments().getLast().isEmpty()
        ? builder.removePathSegment(url.pathSize() - 1)
        : builder;
  }
}
