package mtasts.monitor.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.incident.Calm;
import mtasts.alerts.incident.Confirmation;
import mtasts.alerts.incident.Flapping;
import mtasts.alerts.incident.Incidents;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Routes;
import mtasts.checks.history.Event;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.Status;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.metrics.NothingStands;
import mtasts.monitor.store.IncidentQuery;
import mtasts.monitor.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts showed in earlier rounds is kept with the round, and told by later ones. */
final class RenewalsInRoundsTest {

  private static final DomainName DOMAIN = new DomainName("example.com");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;
  private final Set<FindingCode> muted = EnumSet.noneOf(FindingCode.class);
  private Instant now = START;
  private int issued;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("state.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aCertificateLaterThanItsHabitIsAnIncidentUntilItIsRenewed() throws Exception {
    renewedTwice();
    round(188, 120);
    assertThat(openCodes()).isEmpty();

    round(190, 120);
    assertThat(openCodes()).containsExactly(FindingCode.SMTP_CERTIFICATE_RENEWAL_LATE);

    round(191, 191);
    round(192, 191);
    assertThat(openCodes()).isEmpty();
  }

  @Test
  void aRestartForgetsNoHabit() throws Exception {
    renewedTwice();
    close();
    open();
    round(190, 120);
    assertThat(openCodes()).containsExactly(FindingCode.SMTP_CERTIFICATE_RENEWAL_LATE);
  }

  @Test
  void aChangeStandsInTheReportOfOneRound() throws Exception {
    round(0, 0);
    round(60, 60);
    assertThat(codes()).containsExactly(FindingCode.HISTORY_CERTIFICATE_CHANGED);
    round(61, 60);
    assertThat(codes()).isEmpty();
  }

  @Test
  void whatIsMutedIsLearnedAllTheSameAndNotTold() throws Exception {
    muted.add(FindingCode.SMTP_CERTIFICATE_RENEWAL_LATE);
    renewedTwice();
    round(190, 120);
    assertThat(codes()).isEmpty();
    assertThat(openCodes()).isEmpty();

    muted.clear();
    round(191, 120);
    assertThat(openCodes()).containsExactly(FindingCode.SMTP_CERTIFICATE_RENEWAL_LATE);
  }

  @Test
  void theTimeLineHasANewCertificateThatIsMuted() throws Exception {
    muted.add(FindingCode.HISTORY_CERTIFICATE_CHANGED);
    round(0, 0);
    round(60, 60);
    assertThat(codes()).isEmpty();
    assertThat(store.timeline(DOMAIN)).extracting(Event::kind).contains(Event.Kind.CERTIFICATE);
  }

  private void renewedTwice() throws InterruptedException {
    round(0, 0);
    round(60, 60);
    round(120, 120);
  }

  /** A round on that day, which sees a certificate that was issued on this one, for 90 days. */
  private void round(int day, int issuedOn) throws InterruptedException {
    now = START.plus(Duration.ofDays(day));
    issued = issuedOn;
    try (Metrics metrics = new Metrics("1.2.3", new NothingStands(), () -> now)) {
      new Round(
              (domain, again) -> report(),
              new Incidents(
                  Confirmation.DEFAULT,
                  Flapping.DEFAULT,
                  Calm.NONE,
                  new Audience(new Routes(List.of(), List.of("ops")), _ -> DomainLabels.NONE),
                  Duration.ZERO,
                  new Random(7)),
              new Round.Settings(List.of(), Duration.ofDays(30), _ -> muted),
              store,
              metrics,
              new NoSequel(),
              () -> now)
          .run(DOMAIN, false);
    }
  }

  private List<FindingCode> codes() {
    return store.report(DOMAIN).orElseThrow().findings().stream().map(Finding::code).toList();
  }

  private List<FindingCode> openCodes() {
    return store.incidents().find(IncidentQuery.all(true), 0, 10).stream()
        .map(open -> open.incident().key().code())
        .toList();
  }

  private DomainReport report() {
    Instant notBefore = START.plus(Duration.ofDays(issued));
    String hash = Integer.toString(issued + 1000).repeat(16);
    MxSeen.Address address =
        new MxSeen.Address(
            "192.0.2.25",
            Optional.of(true),
            Optional.of(true),
            Optional.of(now),
            Optional.empty(),
            Optional.of(
                new CertificateSeen(
                    "CN=mx.example.net",
                    "CN=R11,O=Let's Encrypt,C=US",
                    List.of("mx.example.net"),
                    notBefore,
                    notBefore.plus(Duration.ofDays(90)),
                    hash,
                    hash)),
            List.of(),
            List.of(),
            Optional.empty());
    return new DomainReport(
        DOMAIN,
        now,
        1,
        Status.OK,
        Delivery.UNPROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(new MxSeen("mx.example.net", 10, Optional.empty(), List.of(), List.of(address))),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static final class NoSequel implements Round.Sequel {
    @Override
    public boolean has(DomainName domain) {
      return true;
    }

    @Override
    public void had(DomainName domain) {}

    @Override
    public void news() {}

    @Override
    public void recheck(DomainName domain, Duration in) {}
  }
}
