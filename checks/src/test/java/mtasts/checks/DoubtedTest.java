package mtasts.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.RecordSeen;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import mtasts.checks.report.Unjudged;
import org.junit.jupiter.api.Test;

class DoubtedTest {

  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final Finding MX1 = silent("mx1.example.com");
  private static final Finding MX2 = silent("mx2.example.com");
  private static final Finding POLICY =
      finding(FindingCode.POLICY_CONNECT_FAILED, "192.0.2.7", Severity.ERROR);
  private static final Finding NO_RECORD =
      finding(FindingCode.RECORD_MISSING, "_mta-sts.example.com", Severity.ERROR);
  private static final Finding NO_HOST =
      finding(FindingCode.MX_INVALID, "192.0.2.99", Severity.ERROR);

  private final List<MxSeen> hosts = new ArrayList<>();
  private Optional<Mode> mode = Optional.of(Mode.ENFORCE);
  private boolean policyServed = true;
  private Optional<String> id = Optional.of("1");
  private final List<Unjudged> unjudged = new ArrayList<>();

  private static Finding finding(FindingCode code, String cause, Severity severity) {
    return new Finding(code, severity, cause, cause, "It is so", "Mend it", code.reference());
  }

  private static Finding silent(String host) {
    return finding(FindingCode.SMTP_CONNECT_FAILED, host + " [192.0.2.25]", Severity.ERROR);
  }

  private void host(String name, boolean covered, boolean ok) {
    MxSeen.Address address =
        new MxSeen.Address(
            "192.0.2.25",
            Optional.of(ok),
            Optional.empty(),
            Optional.of(NOW),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty());
    hosts.add(
        new MxSeen(
            name, 10, covered ? Optional.of(name) : Optional.empty(), List.of(), List.of(address)));
  }

  private DomainReport doubted(Delivery before, List<Finding> findings, Finding... doubtful) {
    PolicySeen.Address address =
        new PolicySeen.Address(
            "192.0.2.7",
            Optional.of(policyServed),
            Optional.of(NOW),
            Optional.of(policyServed),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    DomainReport report =
        new DomainReport(
            DomainName.of("example.com"),
            NOW,
            5,
            Status.FAILING,
            before,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new RecordSeen(List.of(), id, List.of(), Optional.empty())),
            Optional.of(
                new PolicySeen(
                    "https://mta-sts.example.com/",
                    mode,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    List.of(address))),
            hosts,
            Optional.empty(),
            findings,
            unjudged);
    return Doubted.report(report, Set.of(doubtful)::contains, "in doubt");
  }

  @Test
  void aFindingInDoubtIsUnknownAndProvesNothing() {
    host("mx1.example.com", true, false);
    DomainReport report = doubted(Delivery.REFUSED, List.of(MX1), MX1);

    Finding told = report.findings().getFirst();
    assertThat(told.severity()).isEqualTo(Severity.UNKNOWN);
    assertThat(told.summary()).isEqualTo("It is so (in doubt)");
    assertThat(report.status()).isEqualTo(Status.UNKNOWN);
    assertThat(report.judges(MX1.code(), MX1.cause())).isFalse();
    assertThat(report.judges(MX2.code(), MX2.cause())).isTrue();
    assertThat(report.mx().getFirst().addresses().getFirst().ok()).isEmpty();
    assertThat(report.delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void whatProvesItselfStaysAndComesFirst() {
    host("mx1.example.com", true, false);
    DomainReport report = doubted(Delivery.REFUSED, List.of(MX1, NO_RECORD), MX1);

    assertThat(report.findings().getFirst()).isEqualTo(NO_RECORD);
    assertThat(report.status()).isEqualTo(Status.FAILING);
  }

  @Test
  void aReportWithoutDoubtsStaysAsItIs() {
    host("mx1.example.com", true, false);
    assertThat(doubted(Delivery.REFUSED, List.of(MX1), MX2).delivery()).isEqualTo(Delivery.REFUSED);
  }

  @Test
  void aGoodHostBesideOneInDoubtDecidesNothing() {
    host("mx1.example.com", true, true);
    host("mx2.example.com", true, false);
    assertThat(doubted(Delivery.PARTIAL, List.of(MX2), MX2).delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void aGoodAndABadHostDecideWhateverIsInDoubt() {
    host("mx1.example.com", true, true);
    host("mx2.example.com", true, false);
    host("mx3.example.com", false, true);
    assertThat(doubted(Delivery.PARTIAL, List.of(MX2), MX2).delivery()).isEqualTo(Delivery.PARTIAL);
  }

  @Test
  void anMxRecordThatNamesNoHostIsBadWhateverIsInDoubt() {
    host("mx1.example.com", true, true);
    host("mx2.example.com", true, false);
    assertThat(doubted(Delivery.PARTIAL, List.of(MX2, NO_HOST), MX2).delivery())
        .isEqualTo(Delivery.PARTIAL);
  }

  @Test
  void aHostWhoseLookupFailedIsNotBad() {
    host("mx1.example.com", true, true);
    host("mx2.example.com", true, false);
    host("mx3.example.com", true, false);
    unjudged.add(
        new Unjudged(Set.of(FindingCode.MX_ADDRESS_MISSING), Optional.of("mx3.example.com")));
    assertThat(doubted(Delivery.PARTIAL, List.of(MX2), MX2).delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void aPolicyHostInDoubtMakesTheVerdictUnknown() {
    mode = Optional.empty();
    policyServed = false;
    DomainReport report = doubted(Delivery.UNPROTECTED, List.of(POLICY), POLICY);
    assertThat(report.delivery()).isEqualTo(Delivery.UNKNOWN);
    assertThat(report.policy().orElseThrow().addresses().getFirst().ok()).isEmpty();
  }

  @Test
  void withoutARecordNoPolicyIsNeededToTell() {
    mode = Optional.empty();
    policyServed = false;
    id = Optional.empty();
    assertThat(doubted(Delivery.UNPROTECTED, List.of(POLICY, NO_RECORD), POLICY).delivery())
        .isEqualTo(Delivery.UNPROTECTED);
  }

  @Test
  void whereAnotherAddressServesThePolicyTheVerdictStands() {
    policyServed = false;
    assertThat(doubted(Delivery.PROTECTED, List.of(POLICY), POLICY).delivery())
        .isEqualTo(Delivery.PROTECTED);
  }
}
