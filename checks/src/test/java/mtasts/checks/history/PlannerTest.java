package mtasts.checks.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.CachedPolicy;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.RecordSeen;
import mtasts.checks.report.Status;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant IN_A_WEEK = Instant.parse("2026-11-08T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<CachedPolicy> cached = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private Optional<Mode> mode = Optional.of(Mode.ENFORCE);
  private List<String> mx = List.of("mx.old.example");
  private Optional<Delivery> enforceWould = Optional.empty();

  @Test
  void aMoveIsPolicyIdWaitMxWaitTrim() {
    served(Mode.ENFORCE, "mx.old.example");

    Plan plan = planner().toMx(List.of("mx.new.example"));

    assertThat(plan.refused())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.hosts()).containsExactly("mx.new.example");
              assertThat(refused.policy().heldUntil()).isEqualTo(IN_A_WEEK);
            });
    assertThat(plan.steps())
        .extracting(Plan.Step::notBefore)
        .containsExactly(
            NOW, NOW, NOW, IN_A_WEEK, IN_A_WEEK, IN_A_WEEK.plus(HOUR), IN_A_WEEK.plus(HOUR));
    assertThat(policies(plan))
        .containsExactly(
            text("mode: enforce", "mx: mx.old.example", "mx: mx.new.example", "max_age: 604800"),
            text("mode: enforce", "mx: mx.new.example", "max_age: 604800"));
    assertThat(records(plan)).hasSize(2).doesNotHaveDuplicates();
    assertThat(plan.verdict()).contains("2026-11-08 00:00:00 UTC");
  }

  @Test
  void afterThePolicyForBothIsOutOnlyTheWaitIsLeft() {
    mx = List.of("mx.old.example", "mx.new.example");
    served(Mode.ENFORCE, "mx.old.example", "mx.new.example");
    gone(Mode.ENFORCE, NOW.plus(HOUR), "mx.old.example");

    Plan plan = planner().toMx(List.of("mx.new.example"));

    assertThat(plan.steps().getFirst().what()).startsWith("Wait until 2026-11-01 01:00:00 UTC");
    assertThat(plan.steps().get(1).notBefore()).isEqualTo(NOW.plus(HOUR));
    assertThat(plan.steps().get(1).what()).isEqualTo("Change the MX records to mx.new.example");
  }

  @Test
  void whatNoCachedPolicyRefusesCanBeDoneAtOnce() {
    mx = List.of("*.example");
    served(Mode.ENFORCE, "*.example");
    gone(Mode.TESTING, NOW.plus(HOUR), "mx.older.example");

    Plan plan = planner().toMx(List.of("new.example"));

    assertThat(plan.refused()).isEmpty();
    assertThat(plan.steps().getFirst().notBefore()).isEqualTo(NOW);
    assertThat(plan.steps().getFirst().what()).startsWith("Change the MX records");
  }

  @Test
  void anUnknownTtlOfTheMxRecordsCountsAsADay() {
    served(Mode.ENFORCE, "mx.old.example");

    Plan plan = new Planner(report(), Optional.empty(), NOW).toMx(List.of("mx.new.example"));

    assertThat(plan.steps().getLast().notBefore()).isEqualTo(IN_A_WEEK.plus(Duration.ofDays(1)));
  }

  @Test
  void aRemovalIsModeNoneAndAWaitForTheLongestCopy() {
    served(Mode.ENFORCE, "mx.old.example");
    Instant longest = IN_A_WEEK.plus(Duration.ofDays(3));
    gone(Mode.TESTING, longest, "mx.old.example");

    Plan plan = planner().toRetire();

    assertThat(policies(plan))
        .containsExactly(text("mode: none", "mx: mx.old.example", "max_age: 86400"));
    assertThat(plan.steps())
        .extracting(Plan.Step::notBefore)
        .containsExactly(NOW, NOW, NOW, longest, longest.plus(HOUR));
    assertThat(plan.verdict()).contains("2026-11-11 00:00:00 UTC");
  }

  @Test
  void aRemovalUnderWayOnlyWaits() {
    mode = Optional.of(Mode.NONE);
    served(Mode.NONE, "mx.old.example");
    gone(Mode.ENFORCE, NOW.plus(HOUR), "mx.old.example");

    assertThat(planner().toRetire().steps())
        .extracting(Plan.Step::notBefore)
        .containsExactly(NOW, NOW.plus(HOUR), NOW.plus(HOUR).plus(HOUR));
  }

  @Test
  void aRemovalThatNobodyHoldsAgainstIsDoneNow() {
    mode = Optional.of(Mode.NONE);
    served(Mode.NONE, "mx.old.example");

    assertThat(planner().toRetire().verdict()).isEqualTo("Record and policy can be removed now");
  }

  @Test
  void enforceIsReadyWhereItWouldRefuseNothing() {
    mode = Optional.of(Mode.TESTING);
    enforceWould = Optional.of(Delivery.PROTECTED);

    Plan plan = planner().toMode(Mode.ENFORCE, Optional.of(NOW.minus(Duration.ofDays(31))));

    assertThat(plan.verdict()).startsWith("Ready for enforce").contains("(31 days)");
    assertThat(plan.obstacles()).isEmpty();
    assertThat(policies(plan)).singleElement().asString().contains("mode: enforce\r\n");
  }

  @Test
  void enforceWaitsForWhatItWouldRefuse() {
    mode = Optional.of(Mode.TESTING);
    enforceWould = Optional.of(Delivery.PARTIAL);
    findings.add(finding(FindingCode.SMTP_CERTIFICATE_EXPIRED));
    findings.add(finding(FindingCode.TLSRPT_MISSING));

    Plan plan = planner().toMode(Mode.ENFORCE, Optional.empty());

    assertThat(plan.verdict()).startsWith("Not ready for enforce");
    assertThat(plan.obstacles())
        .singleElement()
        .asString()
        .startsWith("smtp.certificate-expired: ");
  }

  @Test
  void aWeakerModeIsAloneOnlyWhenTheStrongerHasRunOut() {
    served(Mode.ENFORCE, "mx.old.example");

    assertThat(planner().toMode(Mode.TESTING, Optional.empty()).steps().getLast().notBefore())
        .isEqualTo(IN_A_WEEK);
  }

  @Test
  void whereNothingCouldBeFoundOutNothingIsPlanned() {
    mode = Optional.empty();
    mx = List.of();
    findings.add(unknown());

    List.of(
            planner().toMx(List.of("mx.new.example")),
            planner().toMode(Mode.ENFORCE, Optional.empty()),
            planner().toRetire())
        .forEach(
            plan -> {
              assertThat(plan.verdict()).contains("is not known");
              assertThat(plan.obstacles()).singleElement().asString().contains("lookup-failed");
              assertThat(plan.steps()).isEmpty();
            });
  }

  @Test
  void aPolicyThatCanNotBeFetchedJustNowIsPlannedAroundAllTheSame() {
    mode = Optional.empty();
    mx = List.of();
    findings.add(unknown());
    served(Mode.ENFORCE, "mx.old.example");

    Plan plan = planner().toMx(List.of("mx.new.example"));

    assertThat(policies(plan).getFirst())
        .isEqualTo(
            text("mode: enforce", "mx: mx.old.example", "mx: mx.new.example", "max_age: 604800"));
    assertThat(plan.obstacles()).containsExactly("No valid policy can be fetched now");
  }

  @Test
  void whoPublishesNothingForCertainCanMoveAtOnce() {
    mode = Optional.empty();
    mx = List.of();
    findings.add(finding(FindingCode.RECORD_MISSING));

    Plan plan = planner().toMx(List.of("mx.new.example"));

    assertThat(plan.steps().getFirst().notBefore()).isEqualTo(NOW);
    assertThat(policies(plan)).isEmpty();
  }

  private static Finding unknown() {
    return Fault.of(FindingCode.DNS_LOOKUP_FAILED, "subject", "cause", "It is so", "Mend it")
        .in(Mode.ENFORCE)
        .orElseThrow();
  }

  private Planner planner() {
    return new Planner(report(), Optional.of(HOUR), NOW);
  }

  private void served(Mode held, String... patterns) {
    cached.add(policy(held, true, NOW, patterns));
  }

  private void gone(Mode held, Instant until, String... patterns) {
    cached.add(policy(held, false, until, patterns));
  }

  private static CachedPolicy policy(Mode held, boolean served, Instant until, String... mx) {
    return new CachedPolicy(
        held,
        604_800,
        List.of(mx),
        List.of("1"),
        NOW.minus(HOUR),
        served,
        until,
        Delivery.PROTECTED);
  }

  private static Finding finding(FindingCode code) {
    return Fault.of(code, "subject", "cause", "It is so", "Mend it").in(Mode.TESTING).orElseThrow();
  }

  private static String text(String... lines) {
    return "version: STSv1\r\n" + String.join("\r\n", lines) + "\r\n";
  }

  private static List<String> policies(Plan plan) {
    return plan.steps().stream().flatMap(step -> step.policy().stream()).toList();
  }

  private static List<String> records(Plan plan) {
    return plan.steps().stream().flatMap(step -> step.record().stream()).toList();
  }

  private DomainReport report() {
    return new DomainReport(
        DomainName.of("example.com"),
        NOW,
        1,
        Status.OK,
        Delivery.PROTECTED,
        enforceWould,
        Optional.of(cached),
        Optional.of(
            new RecordSeen(List.of(), Optional.of("1"), List.of(), Optional.of(HOUR.toSeconds()))),
        Optional.of(
            new PolicySeen(
                "https://mta-sts.example.com/.well-known/mta-sts.txt",
                mode,
                Optional.of(604_800L),
                mx,
                Optional.empty(),
                List.of(),
                List.of())),
        List.of(new MxSeen("mx.old.example", 10, Optional.empty(), List.of(), List.of())),
        Optional.empty(),
        findings,
        List.of());
  }
}
