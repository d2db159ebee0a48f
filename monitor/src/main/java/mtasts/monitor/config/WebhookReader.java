package mtasts.monitor.config;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mtasts.alerts.notice.Secret;
import mtasts.alerts.webhook.WebhookFormat;

/** Reads a receiver of web hooks. */
final class WebhookReader {

  private static final Kind<WebhookFormat> FORMAT = Kind.oneOf(WebhookFormat.values());

  /** Where PagerDuty takes events, outside of its European region. */
  private static final Secret PAGERDUTY = new Secret("https://events.pagerduty.com/v2/enqueue");

  private static final int MOST_KEYS = 2;
  private static final String KEY_PREFIX = "whsec_"; // Standard Webhooks
  private static final Pattern ROUTING_KEY = Pattern.compile("[A-Za-z0-9]{32}");
  private static final Pattern TOPIC = Pattern.compile(".*/[-_A-Za-z0-9]{1,64}");

  private final Fields fields;
  private final WebhookFormat format;

  private WebhookReader(Fields fields) {
    this.fields = fields;
    this.format = fields.get("format", FORMAT, WebhookFormat.STANDARD);
  }

  static Optional<ReceiverConfig> read(String name, Fields fields) {
    WebhookReader reader = new WebhookReader(fields);
    List<Secret> keys = reader.keys();
    return reader.url().map(url -> new ReceiverConfig.Webhook(name, url, reader.format, keys));
  }

  private Optional<Secret> url() {
    return switch (format) {
      case STANDARD, ALERTMANAGER, SLACK, TEAMS, DISCORD ->
          fields.required("url").flatMap(SecretReader::readUrl);
      case PAGERDUTY ->
          fields.value("url").map(SecretReader::readUrl).orElse(Optional.of(PAGERDUTY));
      case NTFY -> fields.required("url").flatMap(WebhookReader::topicUrl);
    };
  }

  private static Optional<Secret> topicUrl(Value at) {
    Optional<Secret> url = SecretReader.readUrl(at);
    url.filter(found -> !TOPIC.matcher(path(found)).matches())
        .ifPresent(
            _ -> at.error("does not end with a topic of ntfy, as https://ntfy.sh/my-topic does"));
    return url;
  }

  private static String path(Secret url) {
    String path = URI.create(url.reveal()).getPath();
    return path == null ? "" : path;
  }

  private List<Secret> keys() {
    Optional<Value> secret = only(WebhookFormat.STANDARD, fields.nullable("secret"));
    Optional<Value> routing = only(WebhookFormat.PAGERDUTY, fields.nullable("routing_key"));
    if (format == WebhookFormat.PAGERDUTY && fields.nullable("routing_key").isEmpty()) {
      fields.owner().error("the key 'routing_key' is missing");
    }
    return format == WebhookFormat.PAGERDUTY
        ? routing.flatMap(WebhookReader::routingKey).map(List::of).orElse(List.of())
        : secret.map(WebhookReader::signingKeys).orElse(List.of());
  }

  /** The value, where this format has such a key. */
  private Optional<Value> only(WebhookFormat one, Optional<Value> value) {
    if (format != one) {
      value.ifPresent(at -> at.error("only the format '" + one + "' has this key"));
      return Optional.empty();
    }
    return value;
  }

  /** One key, or two while receivers change from one to the other. */
  private static List<Secret> signingKeys(Value at) {
    List<Value> values = at.isList() ? at.list("a list of keys") : List.of(at);
    if (values.isEmpty() || values.size() > MOST_KEYS) {
      at.error("wants one key, or two while they change");
    }
    return values.stream().flatMap(value -> signingKey(value).stream()).toList();
  }

  private static Optional<Secret> signingKey(Value at) {
    Optional<Secret> key = SecretReader.read(at);
    key.filter(found -> !isSigningKey(found.reveal()))
        .ifPresent(
            _ ->
                at.error("is not a key of Standard Webhooks: whsec_ and 24 to 64 bytes in base64"));
    return key;
  }

  private static boolean isSigningKey(String key) {
    if (!key.startsWith(KEY_PREFIX)) {
      return false;
    }
    try {
      int length = Base64.getDecoder().decode(key.substring(KEY_PREFIX.length())).length;
      return length >= 24 && length <= 64;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<Secret> routingKey(Value at) {
    Optional<Secret> key = SecretReader.read(at);
    key.filter(found -> !ROUTING_KEY.matcher(found.reveal()).matches())
        .ifPresent(_ -> at.error("is not a routing key of PagerDuty: 32 letters and digits"));
    return key;
  }
}
