package mtasts.checks.expect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Mode;

/**
 * What an operator declares that a domain publishes. What is absent is not compared.
 *
 * @param mode the mode of the policy
 * @param mx the hosts that the MX records name; an empty set declares that the domain takes no mail
 * @param maxAge {@code max_age} of the policy, in seconds
 * @param policyHost a CNAME target on the way from the policy host, or a name above one; for a
 *     policy host that is no CNAME its own name, or one above it
 */
public record Expectation(
    Optional<Mode> mode,
    Optional<SortedSet<DomainName>> mx,
    OptionalLong maxAge,
    Optional<DomainName> policyHost) {

  /** Nothing is declared. */
  public static final Expectation NONE =
      new Expectation(Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty());

  /** Copies the set. */
  public Expectation {
    mx = mx.map(hosts -> Collections.unmodifiableSortedSet(new TreeSet<>(hosts)));
  }

  /** The keys of {@link #yaml}, in their order. */
  public static final List<String> KEYS = List.of("mode", "mx", "max_age", "policy_host");

  /** Only the mode is declared. */
  public static Expectation ofMode(Mode mode) {
    return new Expectation(
        Optional.of(mode), Optional.empty(), OptionalLong.empty(), Optional.empty());
  }

  /** Only the MX hosts are declared; none: a null MX. */
  public static Expectation ofMx(SortedSet<DomainName> hosts) {
    return new Expectation(
        Optional.empty(), Optional.of(hosts), OptionalLong.empty(), Optional.empty());
  }

  /** Only the max_age is declared, in seconds. */
  public static Expectation ofMaxAge(long seconds) {
    return new Expectation(
        Optional.empty(), Optional.empty(), OptionalLong.of(seconds), Optional.empty());
  }

  /** Only the policy host is declared. */
  public static Expectation ofPolicyHost(DomainName host) {
    return new Expectation(
        Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.of(host));
  }

  /** This declaration, and that of the group where this one says nothing. */
  public Expectation over(Expectation group) {
    return new Expectation(
        mode.or(group::mode),
        mx.or(group::mx),
        maxAge.isPresent() ? maxAge : group.maxAge,
        policyHost.or(group::policyHost));
  }

  /** Key by key as the configuration has it, the values in YAML. */
  public SequencedMap<String, String> yaml() {
    SequencedMap<String, String> keys = new LinkedHashMap<>();
    mode.ifPresent(value -> keys.put("mode", value.toString()));
    mx.ifPresent(hosts -> keys.put("mx", hosts.toString()));
    maxAge.ifPresent(seconds -> keys.put("max_age", Long.toString(seconds)));
    policyHost.ifPresent(host -> keys.put("policy_host", host.name()));
    return Collections.unmodifiableSequencedMap(keys);
  }

  /** The same on one line: {@code expect: {mode: enforce, max_age: 604800}}. */
  @Override
  public String toString() {
    return yaml().entrySet().stream()
        .map(key -> key.getKey() + ": " + key.getValue())
        .collect(Collectors.joining(", ", "expect: {", "}"));
  }
}
