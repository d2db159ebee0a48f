package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import mtasts.alerts.Notices;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.outbox.MessageKind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AlertmanagerPayloadTest {

  @Test
  void theLabelsStayTheSameWhateverHappensToTheDomains() {
    JsonNode opened = alerts(Notices.of(MessageKind.OPENED, Notices.expired(), 1));
    JsonNode updated = alerts(Notices.of(MessageKind.UPDATED, Notices.expired(), 500));
    JsonNode resolved = alerts(Notices.of(MessageKind.RESOLVED, Notices.expired(), 500));

    assertThat(updated.get(0).path("labels")).isEqualTo(opened.get(0).path("labels"));
    assertThat(resolved.get(0).path("labels")).isEqualTo(opened.get(0).path("labels"));
  }

  @Test
  void anOpenIncidentOutlivesEveryResolveTimeout() {
    Notice notice = Notices.of(MessageKind.OPENED, Notices.expired(), 1);

    assertThat(end(alerts(notice).get(0))).isAfter(notice.now().plus(Duration.ofDays(3000)));
  }

  @Test
  void theEndHasPassedEvenWhereTheOtherClockIsBehind() {
    Notice notice = Notices.of(MessageKind.RESOLVED, Notices.expired(), 1);
    JsonNode alert = alerts(notice).get(0);

    assertThat(end(alert)).isBefore(notice.now().minusSeconds(60));
    assertThat(end(alert)).isAfterOrEqualTo(Instant.parse(alert.path("startsAt").asString()));
  }

  @Test
  void whatBecameWorseEndsAsAWarningInTheSameRequest() {
    JsonNode alerts = alerts(Notices.of(MessageKind.UPDATED, Notices.expired(), 1));

    assertThat(severity(alerts.get(0))).isEqualTo("error");
    assertThat(severity(alerts.get(1))).isEqualTo("warning");
    assertThat(end(alerts.get(1))).isBefore(end(alerts.get(0)));
    assertThat(alerts(Notices.of(MessageKind.OPENED, Notices.expired(), 1)).size()).isEqualTo(1);
  }

  private static String severity(JsonNode alert) {
    return alert.path("labels").path("severity").asString();
  }

  private static Instant end(JsonNode alert) {
    return Instant.parse(alert.path("endsAt").asString());
  }

  private static JsonNode alerts(Notice notice) {
    return JsonMapper.shared()
        .readTree(new String(AlertmanagerPayload.of(notice), StandardCharsets.UTF_8));
  }
}
