package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mtasts.alerts.Digests;
import mtasts.alerts.Notices;
import mtasts.alerts.notice.DigestNotice;
import mtasts.alerts.notice.Message;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.outbox.MessageKind;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** However large an incident is, and whatever stands in it, each format stays in its limits. */
final class PayloadBoundsTest {

  private static final String[] PIECES = {
    "a", " ", "&", "<", "@", "\\", "\"", "ü", "漢", "\uD83D\uDE00", "\n", "https://", "\uD83D"
  };

  static Stream<DigestNotice> largeDigests() {
    Stream<DigestNotice> random =
        IntStream.range(0, 10).mapToObj(seed -> Digests.large(20, 5_000, text(new Random(seed))));
    return Stream.concat(
        Stream.of(Digests.full(), Digests.large(20, 5_000, HostileText.TEXT.repeat(40))), random);
  }

  static Stream<Message> largeMessages() {
    return Stream.concat(large(), largeDigests());
  }

  static Stream<Notice> large() {
    Stream<Notice> many =
        Stream.of(MessageKind.values()).map(kind -> Notices.of(kind, Notices.expired(), 5_000));
    Stream<Notice> huge =
        Stream.of(MessageKind.OPENED, MessageKind.RESOLVED)
            .map(kind -> HostileText.notice(kind, 400));
    Stream<Notice> random = IntStream.range(0, 40).mapToObj(PayloadBoundsTest::random);
    return Stream.of(many, huge, random).flatMap(notices -> notices);
  }

  @ParameterizedTest
  @MethodSource("large")
  void standardNamesAThousandDomainsAndCountsAll(Notice notice) {
    JsonNode incident = json(WebhookFormat.STANDARD, notice).path("data").path("incident");

    assertThat(incident.path("domain_count").asInt()).isEqualTo(notice.affected().size());
    assertThat(incident.path("domains").size()).isLessThanOrEqualTo(1000);
    assertThat(bytes(WebhookFormat.STANDARD, notice).length).isLessThan(1024 * 1024);
  }

  @ParameterizedTest
  @MethodSource("large")
  void alertmanagerHasOneAlertAndShortLabels(Notice notice) {
    JsonNode alerts = json(WebhookFormat.ALERTMANAGER, notice);

    assertThat(alerts.size()).isBetween(1, 2);
    texts(alerts.get(0).path("labels"))
        .forEach(label -> assertThat(label.length()).isBetween(1, 500));
    assertThat(bytes(WebhookFormat.ALERTMANAGER, notice).length).isLessThan(128 * 1024);
  }

  @ParameterizedTest
  @MethodSource("largeMessages")
  void slackHasFewBlocksAndShortTexts(Message message) {
    JsonNode blocks = json(WebhookFormat.SLACK, message).path("blocks");

    assertThat(blocks.size()).isLessThanOrEqualTo(50);
    assertThat(blocks.get(0).path("text").path("text").asString().length())
        .isBetween(1, SlackPayload.MAX_HEADER);
    texts(blocks).forEach(text -> assertThat(text.length()).isBetween(1, SlackPayload.MAX_TEXT));
  }

  @ParameterizedTest
  @MethodSource("largeMessages")
  void aTeamsMessageIsSmallEnough(Message message) {
    assertThat(bytes(WebhookFormat.TEAMS, message).length)
        .isLessThanOrEqualTo(TeamsPayload.MAX_BYTES);
  }

  @ParameterizedTest
  @MethodSource("largeMessages")
  void everyPartOfADiscordEmbedFitsAndSoDoAll(Message message) {
    JsonNode body = json(WebhookFormat.DISCORD, message);
    JsonNode embed = body.path("embeds").get(0);

    assertThat(body.path("allowed_mentions").toString()).isEqualTo("{\"parse\":[]}");
    assertThat(embed.path("title").asString().length()).isBetween(1, 256);
    assertThat(embed.path("fields").size()).isLessThanOrEqualTo(25);
    for (JsonNode field : embed.path("fields")) {
      assertThat(field.path("name").asString().length()).isBetween(1, 256);
      assertThat(field.path("value").asString().length()).isBetween(1, 1024);
    }
    int others =
        embed.path("timestamp").asString().length() + embed.path("url").asString("").length();
    assertThat(texts(embed).stream().mapToInt(String::length).sum() - others)
        .isLessThanOrEqualTo(6000);
  }

  @ParameterizedTest
  @MethodSource("large")
  void aPagerDutyEventIsSmallEnough(Notice notice) {
    JsonNode event = json(WebhookFormat.PAGERDUTY, notice);

    assertThat(event.path("payload").path("summary").asString().length()).isBetween(1, 1024);
    assertThat(event.path("dedup_key").asString().length()).isBetween(1, 255);
    assertThat(bytes(WebhookFormat.PAGERDUTY, notice).length)
        .isLessThanOrEqualTo(PagerDutyPayload.MAX_BYTES);
  }

  @ParameterizedTest
  @MethodSource("largeDigests")
  void aPagerDutyChangeEventIsSmallEnough(DigestNotice digest) {
    JsonNode event = json(WebhookFormat.PAGERDUTY, digest);

    assertThat(event.path("payload").path("summary").asString().length()).isBetween(1, 1024);
    assertThat(bytes(WebhookFormat.PAGERDUTY, digest).length)
        .isLessThanOrEqualTo(PagerDutyPayload.MAX_BYTES);
  }

  @ParameterizedTest
  @MethodSource("largeMessages")
  void anNtfyMessageDoesNotBecomeAnAttachment(Message message) {
    JsonNode body = json(WebhookFormat.NTFY, message);

    assertThat(body.path("message").asString().getBytes(StandardCharsets.UTF_8).length)
        .isBetween(1, NtfyPayload.MAX_BYTES);
    assertThat(bytes(WebhookFormat.NTFY, message).length).isLessThan(16 * 1024);
  }

  @ParameterizedTest
  @MethodSource("largeMessages")
  void noChatIsToldHalfACharacterOrAControl(Message message) {
    for (WebhookFormat format : WebhookFormat.values()) {
      if (format != WebhookFormat.STANDARD) {
        for (String text : texts(json(format, message))) {
          assertThat(text.codePoints())
              .as("%s: %s", format, text)
              .allMatch(c -> c == '\n' || !Character.isISOControl(c))
              .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        }
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("x");
    int length = 1 << random.nextInt(15);
    while (text.length() < length) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static Notice random(int seed) {
    Random random = new Random(seed);
    String text = text(random);
    Finding finding =
        new Finding(
            FindingCode.SMTP_REJECTED,
            Severity.ERROR,
            text,
            text,
            text.replace('\n', ' '),
            text,
            "RFC 8461 §4.2");
    MessageKind[] kinds = MessageKind.values();
    return Notices.of(kinds[random.nextInt(kinds.length)], finding, 1 + random.nextInt(60));
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isString()) {
      texts.add(node.asString());
    }
    node.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }

  private static byte[] bytes(WebhookFormat format, Message message) {
    return Hooks.payload(format).of(message);
  }

  private static JsonNode json(WebhookFormat format, Message message) {
    return JsonMapper.shared().readTree(new String(bytes(format, message), StandardCharsets.UTF_8));
  }
}
