package mtasts.alerts.route;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mtasts.checks.report.DomainName;

/**
 * Receivers that go to the owners of domains.
 *
 * @param receivers their names
 * @param addresses the mail address of the owner of a domain; empty: it is not known
 */
public record Owners(Set<String> receivers, Function<DomainName, Optional<String>> addresses) {

  /** No receiver goes to owners. */
  public static final Owners NONE = new Owners(Set.of(), _ -> Optional.empty());

  /** Copies the set. */
  public Owners {
    receivers = Set.copyOf(receivers);
  }
}
