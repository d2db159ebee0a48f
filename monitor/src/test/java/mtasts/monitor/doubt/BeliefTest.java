package mtasts.monitor.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mtasts.monitor.doubt.Belief.Weight;
import org.junit.jupiter.api.Test;

class BeliefTest {

  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");
  private static final Target A = Target.mxHost("mx1.a.example", "192.0.2.1");
  private static final Target A2 = Target.mxHost("mx2.a.example", "192.0.2.11");
  private static final Target B = Target.mxHost("mx.b.example", "192.0.2.2");
  private static final Target B_AT_A = Target.mxHost("mx.b.example", "192.0.2.1");
  private static final Target C = Target.mxHost("mx.c.example", "192.0.2.3");
  private static final Target D = Target.mxHost("mx.d.example", "192.0.2.4");

  private Belief belief = new Belief(Way.SMTP_4);

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private void heard(int second, Target... targets) {
    for (Target target : targets) {
      belief.took(target, true, at(second));
    }
  }

  private void silent(int second, Target... targets) {
    for (Target target : targets) {
      belief.took(target, false, at(second));
    }
  }

  private Weight weigh(int asked) {
    return belief.weigh(at(asked), at(1_000));
  }

  /** A look in which only these are heard; gives who was asked. */
  private List<Target> look(int second, Target... hearing) {
    List<Target> controls = belief.controls();
    Map<Target, Boolean> answers = new LinkedHashMap<>();
    controls.forEach(target -> answers.put(target, List.of(hearing).contains(target)));
    belief.looked(answers, at(second));
    return controls;
  }

  @Test
  void aSilenceIsBelievedWhereSomebodyWasHeardMeanwhile() {
    heard(0, B, C, D);
    silent(10, A);
    heard(11, B);
    assertThat(weigh(10)).isEqualTo(Weight.BELIEVED);
  }

  @Test
  void whoWasHeardBeforeProvesNothing() {
    heard(9, B, C);
    silent(10, A);
    assertThat(weigh(10)).isEqualTo(Weight.UNCLEAR);
  }

  @Test
  void twoUnrelatedHostsAreNothingToCompareWith() {
    heard(0, B);
    silent(10, A, B);
    assertThat(weigh(10)).isEqualTo(Weight.BELIEVED);
  }

  @Test
  void threeUnrelatedSilentHostsAreDoubtedOnceTheyAreSilentAgain() {
    silent(10, A, B, C);
    assertThat(weigh(10)).isEqualTo(Weight.UNCLEAR);
    assertThat(look(11)).containsExactly(A, B, C);
    assertThat(weigh(10)).isEqualTo(Weight.DOUBTED);
    assertThat(belief.since()).contains(at(11));
  }

  @Test
  void oneOfThemHeardInTheSecondLookIsEnough() {
    silent(10, A, B, C);
    look(11, C);
    assertThat(belief.since()).isEmpty();
    assertThat(weigh(10)).isEqualTo(Weight.BELIEVED);
  }

  @Test
  void hostsOfOneDomainAreOne() {
    silent(10, A, A2, B);
    assertThat(weigh(10)).isEqualTo(Weight.BELIEVED);
    silent(10, C);
    assertThat(weigh(10)).isEqualTo(Weight.UNCLEAR);
  }

  @Test
  void hostsAtOneAddressAreOne() {
    silent(10, A, B_AT_A, C);
    assertThat(weigh(10)).isEqualTo(Weight.BELIEVED);
    silent(10, B);
    assertThat(weigh(10)).isEqualTo(Weight.UNCLEAR);
  }

  @Test
  void aCrowdOfOneDomainHidesNobody() {
    for (int i = 0; i < 200; i++) {
      silent(10, Target.mxHost("mx" + i + ".a.example", "198.51.100." + i));
    }
    silent(10, B, C);
    look(11);
    assertThat(weigh(10)).isEqualTo(Weight.DOUBTED);
  }

  @Test
  void threeDeadHostsAmongHealthyOnesWhoseProbesAreReusedAreDead() {
    heard(0, D);
    silent(3_000, A, B, C);
    assertThat(belief.weigh(at(3_000), at(3_001))).isEqualTo(Weight.UNCLEAR);
    assertThat(look(3_001, D)).containsExactly(D);
    assertThat(belief.weigh(at(3_000), at(3_002))).isEqualTo(Weight.BELIEVED);
  }

  @Test
  void theFirstSilentHostIsDoubtedWhereThoseHeardBeforeAreSilentToo() {
    heard(0, B, C, D);
    silent(10, A);
    assertThat(look(11)).containsExactlyInAnyOrder(B, C, D);
    assertThat(weigh(10)).isEqualTo(Weight.DOUBTED);
  }

  @Test
  void whoIsAskedAgainWasAskedLongestAgo() {
    heard(0, A);
    heard(1, B);
    heard(2, C);
    heard(3, D);
    heard(4, A);
    assertThat(belief.controls()).containsExactly(B, C, D);
  }

  @Test
  void whatIsHeardEndsADoubtAndWhatWasSilentBeforeSaysNothing() {
    silent(10, A, B, C);
    look(11);
    heard(20, A);
    assertThat(belief.since()).isEmpty();
    assertThat(weigh(19)).isEqualTo(Weight.DOUBTED);
    assertThat(belief.isForgotten(at(19), at(1_000))).isTrue();
    silent(20, B);
    assertThat(weigh(20)).isEqualTo(Weight.BELIEVED);
    assertThat(belief.isForgotten(at(20), at(1_000))).isFalse();
  }

  @Test
  void whoWasAskedBeforeTheDoubtBeganDoesNotEndIt() {
    silent(10, A, B, C);
    look(11);
    heard(9, D);
    assertThat(weigh(10)).isEqualTo(Weight.DOUBTED);
  }

  @Test
  void aLookThatHearsSomebodyEndsADoubt() {
    heard(0, B, C, D);
    silent(10, A);
    look(11);
    look(20);
    assertThat(belief.since()).contains(at(11));
    assertThat(look(30, A)).contains(A, B, C, D);
    assertThat(belief.since()).isEmpty();
  }

  @Test
  void aDoubtOfBeforeTheStartGoesOn() {
    heard(0, A);
    silent(1, B);
    belief.resume(at(5));
    assertThat(weigh(10)).isEqualTo(Weight.DOUBTED);
    assertThat(look(11)).containsExactly(A);
    assertThat(belief.since()).contains(at(5));
    look(12, A);
    assertThat(belief.since()).isEmpty();
  }

  @Test
  void aDoubtWithNobodyLeftToAskIsOver() {
    belief.resume(at(5));
    assertThat(look(6)).isEmpty();
    assertThat(belief.since()).isEmpty();
  }

  @Test
  void aClockThatWasSetBackHidesNoSilence() {
    heard(500, B, C, D);
    silent(10, A);
    assertThat(belief.weigh(at(10), at(11))).isEqualTo(Weight.UNCLEAR);
  }

  @Test
  void addressFamiliesAreWaysOfTheirOwn() {
    assertThat(Target.mxHost("mx.a.example", "2001:db8::1").way()).isEqualTo(Way.SMTP_6);
    assertThat(Target.policyHost("mta-sts.a.example", "192.0.2.1").way()).isEqualTo(Way.HTTPS_4);
  }

  // lookups

  private static final Target NAME = Target.name("_mta-sts.a.example");
  private static final Target OTHER = Target.name("b.example");
  private static final Target THIRD = Target.name("c.example");

  private void lookups() {
    belief = new Belief(Way.LOOKUPS);
  }

  @Test
  void oneDomainIsComparedWithTheRoot() {
    lookups();
    silent(10, NAME);
    assertThat(weigh(10)).isEqualTo(Weight.UNCLEAR);
    assertThat(look(11)).containsExactly(Target.ROOT);
    assertThat(weigh(10)).isEqualTo(Weight.DOUBTED);
  }

  @Test
  void oneDomainWhoseNamesFailWhileTheRootAnswersIsToBlame() {
    lookups();
    silent(10, NAME);
    look(11, Target.ROOT);
    assertThat(weigh(10)).isEqualTo(Weight.BELIEVED);
  }

  @Test
  void mostLookupsMustFail() {
    lookups();
    heard(0, OTHER, THIRD, Target.name("d.example"));
    silent(10, NAME);
    look(11, OTHER, Target.ROOT);
    assertThat(belief.since()).isEmpty();
    heard(15, THIRD, Target.name("d.example"));
    silent(20, NAME);
    look(21, Target.ROOT);
    assertThat(belief.since()).contains(at(21));
    look(22, Target.ROOT, OTHER);
    assertThat(belief.since()).isPresent();
    look(23, Target.ROOT, OTHER, THIRD);
    assertThat(belief.since()).isEmpty();
  }

  @Test
  void whereMostLookupsFailOneThatIsAnsweredProvesNothing() {
    lookups();
    heard(0, OTHER);
    silent(10, NAME, THIRD, Target.name("d.example"));
    heard(11, OTHER);
    assertThat(weigh(10)).isEqualTo(Weight.UNCLEAR);
  }
}
