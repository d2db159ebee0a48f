package mtasts.checks;

import java.util.List;
import java.util.Optional;
import mtasts.checks.policy.Policy;
import mtasts.checks.policy.PolicyReading;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.Printable;

/** A policy as reports show it. */
final class PolicyView {

  private PolicyView() {}

  /** A policy that was not fetched. */
  static PolicySeen offline(String name, byte[] body, PolicyReading reading) {
    return of(name, Optional.of(body), reading.policy(), List.of(), List.of());
  }

  /** A policy as it was fetched from the addresses of its host. */
  static PolicySeen of(
      String url,
      Optional<byte[]> body,
      Optional<Policy> policy,
      List<String> cname,
      List<PolicySeen.Address> addresses) {
    return new PolicySeen(
        url,
        policy.map(Policy::mode),
        policy.map(Policy::maxAgeSeconds),
        policy.map(p -> p.mx().stream().map(Object::toString).toList()).orElse(List.of()),
        body.map(Printable::lines),
        cname,
        addresses);
  }
}
