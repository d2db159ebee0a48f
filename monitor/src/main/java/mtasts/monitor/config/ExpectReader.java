package mtasts.monitor.config;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import mtasts.checks.expect.Expectation;
import mtasts.checks.policy.Policy;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Mode;

/** Reads what a domain, or each domain of a group, is declared to publish. */
final class ExpectReader {

  private static final Kind<Integer> MAX_AGE = Kind.number(0, (int) Policy.MAX_AGE_LIMIT);

  private ExpectReader() {}

  static Expectation read(Fields fields) {
    return new Expectation(
        fields.value("mode").flatMap(value -> value.as(Kind.oneOf(Mode.values()))),
        fields.value("mx").flatMap(ExpectReader::hosts),
        fields.value("max_age").flatMap(value -> value.as(MAX_AGE)).stream()
            .mapToLong(Integer::longValue)
            .findFirst(),
        fields.value("policy_host").flatMap(value -> value.as(Kind.DOMAIN)));
  }

  /** An empty list is a declaration too: the domain takes no mail. */
  private static Optional<SortedSet<DomainName>> hosts(Value value) {
    SortedSet<DomainName> hosts = new TreeSet<>(value.listOf(Kind.DOMAIN));
    return value.isList() ? Optional.of(hosts) : Optional.empty();
  }
}
