package mtasts.alerts.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mtasts.alerts.Notices;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.IncidentArchive.Snapshot;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Glob;
import mtasts.alerts.route.Matcher;
import mtasts.alerts.route.Route;
import mtasts.alerts.route.Routes;
import mtasts.alerts.route.Silences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreviewTest {

  private static final Notice RESOLVED = Notices.of(MessageKind.RESOLVED, Notices.expired(), 3);

  private static final Audience AUDIENCE =
      new Audience(
          new Routes(
              List.of(new Route(firstDomain(), List.of("one"), true)), List.of("one", "other")),
          _ -> DomainLabels.NONE);

  @ParameterizedTest
  @CsvSource({
    "OPENED, OPEN",
    "UPDATED, OPEN",
    "REMINDER, OPEN",
    "FLAPPING, FLAPPING",
    "RESOLVED, RESOLVED"
  })
  void standsAsTheKindWants(MessageKind kind, Incident.State state) {
    Notice notice = preview(Optional.empty(), Optional.of(kind)).orElseThrow();

    assertThat(notice.kind()).isEqualTo(kind);
    assertThat(notice.incident().state()).isEqualTo(state);
    assertThat(notice.affected()).hasSize(3);
  }

  @Test
  void tellsHowItStandsUnlessAskedForMore() {
    assertThat(preview(Optional.empty(), Optional.empty()).orElseThrow().kind())
        .isEqualTo(MessageKind.RESOLVED);
  }

  @Test
  void aReceiverWouldHearOfItsDomainsOnly() {
    assertThat(preview(Optional.of("one"), Optional.empty()).orElseThrow().affected()).hasSize(1);
    assertThat(preview(Optional.of("other"), Optional.empty())).isEmpty();
  }

  private static Optional<Notice> preview(Optional<String> receiver, Optional<MessageKind> kind) {
    Snapshot snapshot =
        new Snapshot(
            RESOLVED.incident(),
            RESOLVED.affected(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            new Silences(List.of()));
    return Preview.of(
        snapshot, receiver.map(Addressee::of), kind, AUDIENCE, RESOLVED.origin(), RESOLVED.now());
  }

  private static Matcher firstDomain() {
    return new Matcher(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Glob("d01.example")),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
