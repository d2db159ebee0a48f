package mtasts.monitor.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import org.junit.jupiter.api.Test;

/** Time lines: rounds, doubts and what is told, on a clock that only moves when told to. */
class VigilTest {

  private static final List<String> ALL = List.of("a", "b", "c", "d");

  private Instant now = Instant.parse("2026-11-23T20:00:00Z");
  private final InstantSource clock = () -> now;
  private final Set<Way> down = new HashSet<>();
  private final List<Target> asked = new ArrayList<>();
  private final Map<DomainName, Duration> rechecks = new TreeMap<>();
  private final List<String> told = new ArrayList<>();
  private final SelfDoubt doubt = new SelfDoubt(this::hears, new Told(), clock);
  private final Vigil vigil = new Vigil(doubt, new Told(), () -> Duration.ofMinutes(1), clock);

  private final class Told implements Aftermath {
    @Override
    public void forgetUnconfirmed(Way way) {
      told.add("forget " + way);
    }

    @Override
    public void tell(Optional<Way> over, Optional<Way> begun) {
      over.ifPresent(way -> told.add("over " + way));
      begun.ifPresent(way -> told.add("begun " + way));
    }

    @Override
    public void recheck(DomainName domain, Duration in) {
      rechecks.put(domain, in);
    }
  }

  private synchronized boolean hears(Target target) {
    asked.add(target);
    return !down.contains(target.way());
  }

  private static Target mx(String name) {
    return Target.mxHost("mx." + name + ".example", "192.0.2." + (ALL.indexOf(name) + 1));
  }

  /** A round of a domain with one MX host, which probes it. */
  private DomainReport round(String name) throws InterruptedException {
    boolean up = !down.contains(Way.SMTP_4);
    doubt.took(mx(name), up, now);
    return doubt.weigh(report(name, up, now));
  }

  /** The report of a domain whose MX host was asked then. */
  private static DomainReport report(String name, boolean up, Instant at) {
    Finding finding =
        new Finding(
            FindingCode.SMTP_CONNECT_FAILED,
            Severity.ERROR,
            "mx",
            mx(name).host() + " [" + mx(name).address() + "]",
            "The connection is refused",
            "Mend it",
            "RFC");
    MxSeen.Address address =
        new MxSeen.Address(
            mx(name).address(),
            Optional.of(up),
            Optional.of(true).filter(_ -> up),
            Optional.of(at),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty());
    return new DomainReport(
        new DomainName(name + ".example"),
        at,
        1,
        up ? Status.OK : Status.FAILING,
        up ? Delivery.PROTECTED : Delivery.REFUSED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(new MxSeen(mx(name).host(), 10, Optional.of("*"), List.of(), List.of(address))),
        Optional.empty(),
        up ? List.of() : List.of(finding),
        List.of());
  }

  private void roundsOfAll() throws InterruptedException {
    for (String name : ALL) {
      round(name);
    }
  }

  private void pass(Duration time) throws InterruptedException {
    Instant until = now.plus(time);
    while (now.isBefore(until)) {
      Duration wait = vigil.turn();
      Duration left = Duration.between(now, until);
      now = now.plus(wait.isZero() ? Duration.ofMillis(1) : wait.compareTo(left) < 0 ? wait : left);
    }
    vigil.turn();
  }

  @Test
  void whereNobodyAnswersTheFirstRoundIsUnknownAlready() throws Exception {
    roundsOfAll();
    down.add(Way.SMTP_4);
    now = now.plusSeconds(60);
    DomainReport report = round("a");
    assertThat(report.status()).isEqualTo(Status.UNKNOWN);
    assertThat(report.delivery()).isEqualTo(Delivery.UNKNOWN);
    assertThat(report.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.UNKNOWN);
              assertThat(finding.summary()).endsWith("answers this monitor either)");
              assertThat(report.judges(finding.code(), finding.cause())).isFalse();
            });
    assertThat(told).containsExactly("forget port 25 over IPv4");
  }

  @Test
  void aDoubtThatLastsIsToldOnceAndItsEndOnce() throws Exception {
    roundsOfAll();
    down.add(Way.SMTP_4);
    now = now.plusSeconds(60);
    roundsOfAll();
    pass(Duration.ofSeconds(59));
    assertThat(told).containsExactly("forget port 25 over IPv4");
    pass(Duration.ofMinutes(30));
    assertThat(told).containsExactly("forget port 25 over IPv4", "begun port 25 over IPv4");

    down.clear();
    pass(Duration.ofMinutes(1));
    assertThat(told).last().isEqualTo("over port 25 over IPv4");
    assertThat(told).hasSize(3);
    assertThat(rechecks.keySet()).hasSize(4);
    assertThat(rechecks.values()).doesNotHaveDuplicates();
    assertThat(round("a").status()).isEqualTo(Status.OK);
  }

  @Test
  void aBlipIsNotToldAtAll() throws Exception {
    roundsOfAll();
    down.add(Way.SMTP_4);
    now = now.plusSeconds(60);
    roundsOfAll();
    pass(Duration.ofSeconds(30));
    down.clear();
    pass(Duration.ofMinutes(5));
    assertThat(told).containsExactly("forget port 25 over IPv4");
    assertThat(rechecks).hasSize(4);
  }

  @Test
  void aSilenceThatComesInBehindTheEndIsUnknownAndLookedAtAgain() throws Exception {
    roundsOfAll();
    down.add(Way.SMTP_4);
    now = now.plusSeconds(60);
    roundsOfAll();
    Instant before = now;
    pass(Duration.ofSeconds(20));
    down.clear();
    round("b");
    pass(Duration.ofSeconds(1));
    rechecks.clear();

    assertThat(doubt.isForgotten(Way.SMTP_4, before)).isTrue();
    assertThat(doubt.weigh(report("a", false, before)).status()).isEqualTo(Status.UNKNOWN);
    pass(Duration.ofSeconds(1));
    assertThat(rechecks).containsOnlyKeys(new DomainName("a.example"));
  }

  @Test
  void aMachineThatIsOfflineIsOneTrouble() throws Exception {
    roundsOfAll();
    doubt.took(Target.policyHost("mta-sts.a.example", "198.51.100.1"), true, now);
    doubt.took(Target.policyHost("mta-sts.b.example", "198.51.100.2"), true, now);
    doubt.took(Target.policyHost("mta-sts.c.example", "198.51.100.3"), true, now);
    doubt.took(Target.name("a.example"), true, now);
    down.addAll(Set.of(Way.values()));
    now = now.plusSeconds(60);
    roundsOfAll();
    pass(Duration.ofMinutes(10));
    assertThat(told).filteredOn(line -> line.startsWith("begun")).containsExactly("begun lookups");

    down.removeAll(Set.of(Way.LOOKUPS, Way.HTTPS_4));
    pass(Duration.ofMinutes(2));
    assertThat(told).containsSubsequence("over lookups", "begun port 25 over IPv4");
    down.clear();
    pass(Duration.ofMinutes(2));
    assertThat(told).last().isEqualTo("over port 25 over IPv4");
  }

  @Test
  void whatWasToldBeforeTheStartEndsOnce() throws Exception {
    roundsOfAll();
    now = now.plusSeconds(60);
    down.add(Way.SMTP_4);
    vigil.resume(List.of(Way.SMTP_4));
    pass(Duration.ofMinutes(5));
    assertThat(told).isEmpty();
    assertThat(round("a").status()).isEqualTo(Status.UNKNOWN);
    down.clear();
    pass(Duration.ofMinutes(2));
    assertThat(told).containsExactly("over port 25 over IPv4");
  }

  @Test
  void othersAreAskedNoMoreThanOnceAMinute() throws Exception {
    roundsOfAll();
    down.add(Way.SMTP_4);
    now = now.plusSeconds(60);
    roundsOfAll();
    pass(Duration.ofMinutes(5));
    asked.clear();
    pass(Duration.ofMinutes(60));
    assertThat(asked).filteredOn(mx("b")::equals).hasSizeBetween(58, 61);
  }
}
