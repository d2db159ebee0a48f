package mtasts.checks.expect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;

/**
 * The policy and its host against their declaration.
 *
 * @param declared the declaration
 * @param seen what is published; an address that serves another policy than the others drifts too
 */
record PolicyDrift(Expectation declared, Published seen) {

  Stream<Fault> faults() {
    return Stream.of(mode(), maxAge(), host()).flatMap(Optional::stream);
  }

  private Optional<Fault> mode() {
    return declared
        .mode()
        .flatMap(
            wanted ->
                other(seen.modes(), wanted)
                    .map(
                        mode ->
                            ofField(
                                FindingCode.EXPECT_MODE,
                                "mode",
                                wanted.toString(),
                                seen.modes(),
                                Expectation.ofMode(mode))));
  }

  private Optional<Fault> maxAge() {
    OptionalLong wanted = declared.maxAge();
    return wanted.isEmpty()
        ? Optional.empty()
        : other(seen.maxAges(), wanted.getAsLong())
            .map(
                age ->
                    ofField(
                        FindingCode.EXPECT_MAX_AGE,
                        "max_age",
                        Long.toString(wanted.getAsLong()),
                        seen.maxAges(),
                        Expectation.ofMaxAge(age)));
  }

  private static <T> Optional<T> other(List<T> found, T wanted) {
    return found.stream().filter(value -> !value.equals(wanted)).findFirst();
  }

  private Fault ofField(
      FindingCode code, String field, String wanted, List<?> found, Expectation meant) {
    String values = found.stream().map(Object::toString).collect(Collectors.joining(" or "));
    return Fault.of(
        code,
        seen.policyUrl() + " " + field,
        seen.policyCause(),
        Drift.told(
            field + ": " + wanted,
            "the policy says "
                + field
                + ": "
                + values
                + (found.size() > 1 ? ", depending on the address" : "")),
        Drift.remedy(
            "serve the policy with the line "
                + field
                + ": "
                + wanted
                + " again at "
                + seen.policyUrl()
                + ", publish a new id in the record",
            Optional.of(meant)));
  }

  private Optional<Fault> host() {
    return declared
        .policyHost()
        .filter(_ -> !seen.policyHost().isEmpty())
        .filter(wanted -> seen.policyHost().stream().noneMatch(name -> isWithin(name, wanted)))
        .map(this::ofHost);
  }

  private static boolean isWithin(String name, DomainName wanted) {
    return name.equals(wanted.name()) || name.endsWith("." + wanted.name());
  }

  private Fault ofHost(DomainName wanted) {
    String host = seen.domain().policyHost();
    boolean own = seen.policyHost().equals(List.of(host));
    String target = Drift.shown(seen.policyHost().getFirst());
    return Fault.of(
        FindingCode.EXPECT_POLICY_HOST,
        host,
        wanted.name(),
        Drift.told(
            "the policy host " + wanted,
            own
                ? host + " has an address of its own and is no CNAME"
                : host + " is a CNAME to " + target),
        Drift.remedy(
            isWithin(host, wanted)
                ? "remove the record " + host + ". IN CNAME " + target + "., publish its addresses"
                : "publish "
                    + host
                    + ". IN CNAME "
                    + wanted
                    + ". (or the name below it that is yours)",
            seen.declaration().policyHost().map(Expectation::ofPolicyHost)));
  }
}
