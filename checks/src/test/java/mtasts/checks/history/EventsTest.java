package mtasts.checks.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.checks.history.Event.Kind;
import mtasts.checks.history.Events.Standing;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Status;
import org.junit.jupiter.api.Test;

class EventsTest {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Standing WELL = new Standing(Status.OK, Delivery.PROTECTED);
  private static final DomainHistory BEFORE =
      history("1", Optional.empty(), "mx: a.example\r\n", "a.example");

  @Test
  void aQuietRoundAddsNothing() {
    assertThat(Events.between(BEFORE, BEFORE, Optional.of(WELL), report(), List.of())).isEmpty();
  }

  @Test
  void aChangeIsToldByWhatWentAndWhatCame() {
    DomainHistory after =
        history("2", Optional.empty(), "mx: a.example\r\nmx: b.example\r\n", "b.example");

    assertThat(Events.between(BEFORE, after, Optional.of(WELL), report(), List.of()))
        .containsExactly(
            new Event(NOW, Kind.ID, List.of("1"), List.of("2")),
            new Event(NOW, Kind.POLICY, List.of(), List.of("mx: b.example")),
            new Event(NOW, Kind.MX, List.of("a.example"), List.of("b.example")));
  }

  @Test
  void aRecordThatIsGoneIsAnIdThatWent() {
    DomainHistory after = history("1", Optional.of(NOW), "mx: a.example\r\n", "a.example");

    assertThat(Events.between(BEFORE, after, Optional.of(WELL), report(), List.of()))
        .containsExactly(new Event(NOW, Kind.ID, List.of("1"), List.of()));
  }

  @Test
  void statusAndVerdictAreComparedWithTheLastReport() {
    Standing badly = new Standing(Status.FAILING, Delivery.PARTIAL);

    assertThat(Events.between(BEFORE, BEFORE, Optional.of(badly), report(), List.of()))
        .containsExactly(
            new Event(NOW, Kind.STATUS, List.of("failing"), List.of("ok")),
            new Event(NOW, Kind.DELIVERY, List.of("partial"), List.of("protected")));
  }

  @Test
  void aNewCertificateIsToldInTheWordsOfItsFindingThoughItBeMuted() {
    Finding changed =
        Fault.of(FindingCode.HISTORY_CERTIFICATE_CHANGED, "mx", "mx", "A new key", "Nothing")
            .in(Mode.ENFORCE)
            .orElseThrow();

    assertThat(Events.between(BEFORE, BEFORE, Optional.of(WELL), report(), List.of(changed)))
        .containsExactly(new Event(NOW, Kind.CERTIFICATE, List.of(), List.of("A new key")));
  }

  private static DomainHistory history(
      String id, Optional<Instant> gone, String mxLines, String mx) {
    String text = "version: STSv1\r\nmode: enforce\r\n" + mxLines + "max_age: 604800\r\n";
    HeldPolicy policy = HeldPolicy.first(PolicyText.of(text).orElseThrow(), NOW);
    return new DomainHistory(
        new PolicyHistory(
            List.of(policy),
            Optional.of(NOW),
            "",
            Optional.of(NOW),
            Optional.of(NOW),
            Optional.empty(),
            Optional.empty()),
        Optional.of(new RecordHistory(id, NOW, NOW, gone, "", 0, false)),
        Optional.of(List.of(mx)),
        Optional.empty(),
        Optional.empty());
  }

  private static DomainReport report() {
    return new DomainReport(
        DomainName.of("example.com"),
        NOW,
        1,
        Status.OK,
        Delivery.PROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }
}
