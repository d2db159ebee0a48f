package mtasts.checks.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.policy.Policy;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Mode;
import org.junit.jupiter.api.Test;

/** Both ways out of a drift, word by word; what is one and what not is in the cases. */
final class DriftTest {

  private static final DomainName DOMAIN = DomainName.of("example.com");
  private static final String URL = "https://mta-sts.example.com/.well-known/mta-sts.txt";

  @Test
  void aPolicyIsRestoredByItsLineOrDeclaredByItsKey() {
    Published seen = serving(policy(Mode.NONE, 86_400));
    assertThat(remedy(Expectation.ofMode(Mode.ENFORCE), seen))
        .isEqualTo(
            "If nobody meant this: serve the policy with the line mode: enforce again at "
                + URL
                + ", publish a new id in the record, and find out who could change it. If it is"
                + " meant, declare expect: {mode: none}");
    assertThat(remedy(Expectation.ofMaxAge(604_800), seen))
        .contains("the line max_age: 604800 again")
        .endsWith("declare expect: {max_age: 86400}");
  }

  @Test
  void theOneAddressThatDiffersIsWhatWouldBeDeclared() {
    Published seen = serving(policy(Mode.ENFORCE, 86_400), policy(Mode.TESTING, 86_400));
    assertThat(remedy(Expectation.ofMode(Mode.ENFORCE), seen))
        .endsWith("declare expect: {mode: testing}");
    assertThat(seen.declaration().mode()).isEmpty();
  }

  @Test
  void mxHostsAreRestoredRecordByRecord() {
    Published seen = withMx(mx(10, "mx1"), mx(5, "evil"));
    assertThat(remedy(hosts("mx1.example.com", "mx2.example.com"), seen))
        .isEqualTo(
            "If nobody meant this: publish example.com. IN MX 10 mx2.example.com., remove"
                + " example.com. IN MX 5 evil.example.com., and find out who could change it. If it"
                + " is meant, declare expect: {mx: [evil.example.com, mx1.example.com]}");
  }

  @Test
  void aNullMxComesAndGoesLikeAnyRecord() {
    Published noMail = withMx(new MxRecord(0, ""));
    assertThat(remedy(hosts("mx1.example.com"), noMail))
        .contains("publish example.com. IN MX 10 mx1.example.com., remove example.com. IN MX 0 .,")
        .endsWith("declare expect: {mx: []}");
    assertThat(remedy(hosts(), withMx(mx(10, "mx1"))))
        .contains("publish example.com. IN MX 0 ., remove example.com. IN MX 10 mx1.example.com.,");
  }

  @Test
  void withoutMxRecordsThereIsNothingToRemove() {
    assertThat(remedy(hosts("mx1.example.com"), withMx()))
        .contains("publish example.com. IN MX 10 mx1.example.com., and find")
        .endsWith("declare expect: {mx: [example.com]}");
  }

  @Test
  void whatNoDeclarationTakesIsNotOfferedAsOne() {
    Published seen = withMx(new MxRecord(10, "mx\u00071.example.com"));
    assertThat(remedy(hosts("mx1.example.com"), seen))
        .contains("remove example.com. IN MX 10 mx\\x071.example.com.,")
        .endsWith("take this key out of expect: no declaration can name it");
    assertThat(seen.declaration().mx()).isEmpty();
    assertThat(leadingTo("sts_1.provider.example").declaration().policyHost()).isEmpty();
  }

  @Test
  void aPolicyHostIsRestoredByItsCname() {
    Expectation provider = Expectation.ofPolicyHost(DomainName.of("provider.example"));
    assertThat(remedy(provider, leadingTo("Other.example", "edge.example")))
        .contains("publish mta-sts.example.com. IN CNAME provider.example. (or the name below it")
        .endsWith("declare expect: {policy_host: other.example}");
    assertThat(remedy(Expectation.ofPolicyHost(DOMAIN), leadingTo("sts.provider.example")))
        .contains("remove the record mta-sts.example.com. IN CNAME sts.provider.example.");
  }

  private static String remedy(Expectation declared, Published seen) {
    List<Fault> faults = Drift.of(declared, seen);
    assertThat(faults).hasSize(1);
    return faults.getFirst().remedy();
  }

  private static Expectation hosts(String... names) {
    return Expectation.ofMx(
        Stream.of(names).map(DomainName::of).collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Policy policy(Mode mode, long maxAge) {
    return new Policy(mode, maxAge, List.of(), new LinkedHashMap<>());
  }

  private static MxRecord mx(int preference, String label) {
    return new MxRecord(preference, label + ".example.com");
  }

  private static Published serving(Policy... policies) {
    return new Published(DOMAIN, URL, "cause", List.of(policies), List.of(), Optional.empty());
  }

  private static Published leadingTo(String... hosts) {
    return new Published(DOMAIN, URL, "cause", List.of(), List.of(hosts), Optional.empty());
  }

  private static Published withMx(MxRecord... records) {
    return new Published(DOMAIN, URL, "cause", List.of(), List.of(), Optional.of(List.of(records)));
  }
}
