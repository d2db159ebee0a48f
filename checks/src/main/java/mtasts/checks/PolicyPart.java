package mtasts.checks;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import mtasts.checks.policy.Policy;
import mtasts.checks.policy.PolicyAnswer;
import mtasts.checks.policy.PolicyFetch;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.Unjudged;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.ServerCertificates;

/**
 * The policy host of a domain, and the policy as each of its addresses serves it (RFC 8461 §3.3).
 *
 * @param url where the policy is served
 * @param cnames the CNAME chain of the policy host
 * @param cause what stands behind the policy host: its last CNAME target, or its name
 * @param certain all lookups were answered
 * @param served what each address served
 * @param hostFaults what is wrong with the host as a whole
 * @param unjudged what could not be looked at
 */
record PolicyPart(
    String url,
    List<String> cnames,
    String cause,
    boolean certain,
    List<ServedPolicy> served,
    List<Fault> hostFaults,
    List<Unjudged> unjudged) {

  /** How many addresses of a policy host are asked. */
  private static final int MAX_ADDRESSES = 20;

  /** How many texts are told beside the one that is shown. */
  private static final int MAX_OTHERS = 4;

  private static final Set<FindingCode> ALL = FindingCode.inAreas("policy");

  static PolicyPart look(
      DomainName domain, Lookups lookups, PolicyFetch fetch, CheckSettings settings)
      throws InterruptedException {
    String host = domain.policyHost();
    Lookups.Addresses found = lookups.addresses(host);
    List<Fault> faults = new ArrayList<>(found.faults());
    List<Unjudged> unjudged = new ArrayList<>();
    if (found.addresses().isEmpty()) {
      if (found.missing()) {
        faults.add(hostMissing(host, found));
      }
      unjudged.add(new Unjudged(withoutHost(found.missing()), Optional.empty()));
    }
    int most = settings.firstAddressOnly() ? 1 : MAX_ADDRESSES;
    String target = found.target(host);
    List<ServedPolicy> served = new ArrayList<>();
    List<Callable<PolicyAnswer>> steps = new ArrayList<>();
    for (InetAddress address : found.addresses().stream().limit(most).toList()) {
      Optional<Fault> hidden =
          PrivateAddresses.fault(FindingCode.POLICY_ADDRESS_PRIVATE, host, address, settings);
      hidden.ifPresentOrElse(
          fault -> served.add(ServedPolicy.notConnected(address, fault)),
          () -> steps.add(() -> fetch.fetch(domain, address, target)));
    }
    List<PolicyAnswer> answers = SideBySide.all(steps);
    if (answers.isEmpty() && !served.isEmpty()) {
      unjudged.add(new Unjudged(withoutHost(true), Optional.empty()));
    } else if (!found.certain()) {
      unjudged.add(new Unjudged(ofAddresses(), Optional.empty()));
    }
    answers.stream().map(ServedPolicy::of).forEach(served::add);
    boolean contentSeen = answers.stream().anyMatch(answer -> answer.body().isPresent());
    answers.stream()
        .flatMap(answer -> answer.unjudged().stream())
        .filter(u -> !(contentSeen && u.cause().equals(Optional.of(target))))
        .forEach(unjudged::add);
    return new PolicyPart(
        fetch.url(domain), found.cnames(), target, found.certain(), served, faults, unjudged);
  }

  /** The same in the light of the certificates that other servers have shown since. */
  PolicyPart judgedAgain(CertificateJudge judge, String host) {
    List<ServedPolicy> again = served.stream().map(s -> s.judgedAgain(judge, host)).toList();
    return new PolicyPart(url, cnames, cause, certain, again, hostFaults, unjudged);
  }

  /** The policy that senders get: the first valid one. */
  Optional<Policy> policy() {
    return served.stream().flatMap(s -> s.policy().stream()).findFirst();
  }

  /** Whether senders get a valid policy. */
  Verdict verdict() {
    Verdict any = Verdict.anyOf(served.stream().map(ServedPolicy::verdict).toList());
    return any == Verdict.BAD && !certain ? Verdict.UNKNOWN : any;
  }

  boolean isHostMissing() {
    return hostFaults.stream().anyMatch(f -> f.code() == FindingCode.POLICY_HOST_MISSING);
  }

  /** What each address weighs, its content judged with these MX hosts at hand. */
  List<AddressFaults.Tried> tried(List<String> mxHosts) {
    return served.stream().map(s -> s.tried(url, cause, mxHosts)).toList();
  }

  /** As the report shows it. */
  PolicySeen seen() {
    Optional<ServedPolicy> shown =
        served.stream()
            .filter(s -> s.verdict() == Verdict.GOOD)
            .findFirst()
            .or(() -> served.stream().filter(s -> s.body().isPresent()).findFirst());
    return PolicyView.of(
        url, shown.flatMap(ServedPolicy::body), policy(), cnames, addressesBeside(shown));
  }

  /** The addresses; each other text stands once, with the first address that served it. */
  private List<PolicySeen.Address> addressesBeside(Optional<ServedPolicy> shown) {
    Set<String> told = new HashSet<>();
    shown.flatMap(ServedPolicy::text).ifPresent(told::add);
    return served.stream()
        .map(
            one ->
                one.seen()
                    .serving(
                        one.text().filter(text -> told.size() <= MAX_OTHERS && told.add(text))))
        .toList();
  }

  /** What each address may show in its own way, so that one that stays unknown may show it too. */
  private static Set<FindingCode> ofAddresses() {
    EnumSet<FindingCode> codes = EnumSet.copyOf(ServerCertificates.POLICY.codes());
    codes.addAll(
        Set.of(
            FindingCode.POLICY_ADDRESS_PRIVATE,
            FindingCode.POLICY_CONNECT_FAILED,
            FindingCode.POLICY_TLS_FAILED,
            FindingCode.POLICY_TIMEOUT));
    return codes;
  }

  private static Set<FindingCode> withoutHost(boolean missing) {
    if (!missing) {
      return ALL;
    }
    EnumSet<FindingCode> rest = EnumSet.copyOf(ALL);
    rest.removeAll(
        Set.of(
            FindingCode.POLICY_HOST_MISSING,
            FindingCode.POLICY_ADDRESS_PRIVATE,
            FindingCode.POLICY_PARENT_ONLY));
    return rest;
  }

  private static Fault hostMissing(String host, Lookups.Addresses found) {
    String summary =
        found.cnames().isEmpty()
            ? "The policy host " + host + " has neither an A nor an AAAA record"
            : "The policy host "
                + host
                + " is a CNAME to "
                + found.target(host)
                + ", which has no address; where that name is free, a stranger may be able to claim"
                + " it and serve a policy";
    return Fault.of(
        FindingCode.POLICY_HOST_MISSING,
        host,
        found.target(host),
        summary,
        "Publish an address record for " + found.target(host) + ", the server of the policy");
  }
}
