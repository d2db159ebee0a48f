package mtasts.checks.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mtasts.checks.interop.Trait;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;

/** Finds what is valid in how a policy is served, and yet keeps some senders from reading it. */
public final class FetchTraits {

  private FetchTraits() {}

  /**
   * The traits of one fetch as at most one fault; a fetch that gave no policy has its own faults.
   *
   * @param subject the URL of the policy
   * @param cause what stands behind the policy host
   */
  public static Optional<Fault> judge(PolicyAnswer answer, String subject, String cause) {
    if (answer.body().isEmpty()) {
      return Optional.empty();
    }
    List<Trait> traits = new ArrayList<>(Trait.slowerThan(answer.took()));
    if (answer.contentType().isEmpty()) {
      traits.add(Trait.NO_CONTENT_TYPE);
    }
    if (traits.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Fault.of(
            FindingCode.POLICY_INTEROP,
            subject,
            cause,
            "The policy can be fetched, but "
                + traits.stream().map(Trait::told).collect(Collectors.joining(". And ")),
            "Serve the policy as a static file, at once, with Content-Type: text/plain"));
  }
}
