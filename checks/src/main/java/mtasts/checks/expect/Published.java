package mtasts.checks.expect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.policy.Policy;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Mode;

/**
 * What of a domain an operator can declare, as it was seen.
 *
 * @param domain the domain
 * @param policyUrl where its policy is served
 * @param policyCause the shared resource behind the policy host
 * @param policies the valid policies, one for each address that served one; none: nothing to
 *     compare
 * @param policyHost the CNAME targets of the policy host, first target first, or its own name where
 *     it is no CNAME; none: could not be told
 * @param mx the MX records; absent: could not be told
 */
public record Published(
    DomainName domain,
    String policyUrl,
    String policyCause,
    List<Policy> policies,
    List<String> policyHost,
    Optional<List<MxRecord>> mx) {

  /** Copies the lists; names in lower case. */
  public Published {
    policies = List.copyOf(policies);
    policyHost = policyHost.stream().map(Published::lowerCase).toList();
    mx = mx.map(records -> records.stream().map(Published::lowerCase).toList());
  }

  /**
   * The declaration of just this. It leaves out what could not be told, what the addresses of the
   * policy host do not agree on, and names that no declaration takes.
   */
  public Expectation declaration() {
    List<Long> ages = maxAges();
    return new Expectation(
        modes().size() == 1 ? Optional.of(modes().getFirst()) : Optional.empty(),
        mxHosts().flatMap(Published::names),
        ages.size() == 1 ? OptionalLong.of(ages.getFirst()) : OptionalLong.empty(),
        policyHost.stream().findFirst().flatMap(Published::name));
  }

  /** The modes that the addresses serve, each once. */
  List<Mode> modes() {
    return policies.stream().map(Policy::mode).distinct().toList();
  }

  /** The values of max_age that the addresses serve, each once. */
  List<Long> maxAges() {
    return policies.stream().map(Policy::maxAgeSeconds).distinct().toList();
  }

  /**
   * The hosts that take the mail: of the MX records, or the domain itself where there is none (RFC
   * 5321 §5.1); none for a null MX.
   */
  Optional<Set<String>> mxHosts() {
    return mx.map(
        records ->
            records.isEmpty()
                ? Set.of(domain.name())
                : records.stream()
                    .filter(record -> !record.isNull())
                    .map(MxRecord::exchange)
                    .collect(Collectors.toUnmodifiableSet()));
  }

  private static Optional<SortedSet<DomainName>> names(Set<String> hosts) {
    SortedSet<DomainName> names =
        hosts.stream()
            .flatMap(host -> name(host).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return names.size() == hosts.size() ? Optional.of(names) : Optional.empty();
  }

  private static Optional<DomainName> name(String text) {
    try {
      return Optional.of(DomainName.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static MxRecord lowerCase(MxRecord mx) {
    return new MxRecord(mx.preference(), lowerCase(mx.exchange()));
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
