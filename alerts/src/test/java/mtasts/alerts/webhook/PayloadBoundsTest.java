package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mtasts.alerts.Notices;
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
  @MethodSource("large")
  void slackHasFewBlocksAndShortTexts(Notice notice) {
    JsonNode blocks = json(WebhookFormat.SLACK, notice).path("blocks");

    assertThat(blocks.size()).isLessThanOrEqualTo(50);
    assertThat(blocks.get(0).path("text").path("text").asString().length())
        .isBetween(1, SlackPayload.MAX_HEADER);
    texts(blocks).forEach(text -> assertThat(text.length()).isBetween(1, SlackPayload.MAX_TEXT));
  }

  @ParameterizedTest
  @MethodSource("large")
  void aTeamsMessageIsSmallEnough(Notice notice) {
    assertThat(bytes(WebhookFormat.TEAMS, notice).length)
        .isLessThanOrEqualTo(TeamsPayload.MAX_BYTES);
  }

  @ParameterizedTest
  @MethodSource("large")
  void everyPartOfADiscordEmbedFitsAndSoDoAll(Notice notice) {
    JsonNode body = json(WebhookFormat.DISCORD, notice);
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
  @MethodSource("large")
  void anNtfyMessageDoesNotBecomeAnAttachment(Notice notice) {
    JsonNode body = json(WebhookFormat.NTFY, notice);

    assertThat(body.path("message").asString().getBytes(StandardCharsets.UTF_8).length)
        .isBetween(1, NtfyPayload.MAX_BYTES);
    assertThat(bytes(WebhookFormat.NTFY, notice).length).isLessThan(16 * 1024);
  }

  @ParameterizedTest
  @MethodSource("large")
  void noChatIsToldHalfACharacterOrAControl(Notice notice) {
    for (WebhookFormat format : WebhookFormat.values()) {
      if (format != WebhookFormat.STANDARD) {
        for (String text : texts(json(format, notice))) {
          assertThat(text.codePoints())
              .as("%s: %s", format, text)
              .allMatch(c -> c == '\n' || !Character.isISOControl(c))
              .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        }
      }
    }
  }

  private static Notice random(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("x");
    int length = 1 << random.nextInt(15);
    while (text.length() < length) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    Finding finding =
        new Finding(
            FindingCode.SMTP_REJECTED,
            Severity.ERROR,
            text.toString(),
            text.toString(),
            text.toString().replace('\n', ' '),
            text.toString(),
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

  private static byte[] bytes(WebhookFormat format, Notice notice) {
    return Hooks.payload(format).of(notice);
  }

  private static JsonNode json(WebhookFormat format, Notice notice) {
    return JsonMapper.shared().readTree(new String(bytes(format, notice), StandardCharsets.UTF_8));
  }
}
