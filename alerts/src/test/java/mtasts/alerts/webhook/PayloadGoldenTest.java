package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import mtasts.alerts.Digests;
import mtasts.alerts.Golden;
import mtasts.alerts.Notices;
import mtasts.alerts.notice.Message;
import mtasts.alerts.outbox.MessageKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every format on every occasion, as it must look. */
final class PayloadGoldenTest {

  /** What there is to tell. */
  enum Occasion {
    OPENED,
    OPENED_AT_START,
    UPDATED_MANY,
    REMINDER,
    FLAPPING,
    MONITOR,
    RESOLVED,
    RESOLVED_UNTOLD,
    TEST,
    HOSTILE,
    DIGEST,
    DIGEST_QUIET;

    Message message() {
      return switch (this) {
        case OPENED -> Notices.of(MessageKind.OPENED, Notices.expired(), 2);
        case OPENED_AT_START -> Notices.of(MessageKind.OPENED, Notices.noRecord(), 1);
        case UPDATED_MANY -> Notices.of(MessageKind.UPDATED, Notices.expired(), 23);
        case REMINDER ->
            Notices.acknowledged(Notices.of(MessageKind.REMINDER, Notices.expired(), 1));
        case FLAPPING -> Notices.of(MessageKind.FLAPPING, Notices.expired(), 1);
        case MONITOR -> Notices.ofMonitor(MessageKind.OPENED);
        case RESOLVED -> Notices.of(MessageKind.RESOLVED, Notices.expired(), 2);
        case RESOLVED_UNTOLD ->
            Notices.untold(Notices.of(MessageKind.RESOLVED, Notices.expired(), 1));
        case TEST -> Notices.of(MessageKind.TEST, Notices.expired(), 1);
        case HOSTILE -> HostileText.notice(MessageKind.OPENED, 1);
        case DIGEST -> Digests.full();
        case DIGEST_QUIET -> Digests.quiet();
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @ParameterizedTest
  @MethodSource("everyFormatOnEveryOccasion")
  void theBodyLooksAsItMust(WebhookFormat format, Occasion occasion) throws IOException {
    JsonNode body =
        JsonMapper.shared()
            .readTree(
                new String(Hooks.payload(format).of(occasion.message()), StandardCharsets.UTF_8));

    Golden.check(
        "%s-%s.json".formatted(format, occasion),
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(body) + "\n");
  }

  @ParameterizedTest
  @MethodSource("everyFormatOnEveryOccasion")
  void theSameMessageGivesTheSameBytes(WebhookFormat format, Occasion occasion) {
    assertThat(Hooks.payload(format).of(occasion.message()))
        .isEqualTo(Hooks.payload(format).of(occasion.message()));
  }

  static Stream<Arguments> everyFormatOnEveryOccasion() {
    return Stream.of(WebhookFormat.values())
        .flatMap(format -> Stream.of(Occasion.values()).map(each -> Arguments.of(format, each)));
  }
}
