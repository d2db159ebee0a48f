package mtasts.checks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;

/** Whether the addresses of a policy host serve one and the same policy. */
final class ServedDifference {

  private ServedDifference() {}

  /**
   * Compares the valid policies: an error where they mean different things, a warning where only
   * the text differs. An invalid one has its own findings.
   */
  static Optional<Fault> of(PolicyPart part) {
    List<ServedPolicy> valid = part.served().stream().filter(s -> s.policy().isPresent()).toList();
    if (valid.size() < 2) {
      return Optional.empty();
    }
    ServedPolicy first = valid.getFirst();
    Optional<ServedPolicy> otherMeaning =
        valid.stream()
            .filter(s -> !s.policy().get().meansTheSameAs(first.policy().get()))
            .findFirst();
    if (otherMeaning.isPresent()) {
      return Optional.of(told(part, first, otherMeaning.get(), true));
    }
    return valid.stream()
        .filter(s -> !Arrays.equals(s.body().get(), first.body().get()))
        .findFirst()
        .map(other -> told(part, first, other, false));
  }

  private static Fault told(
      PolicyPart part, ServedPolicy one, ServedPolicy other, boolean meaning) {
    return Fault.of(
            FindingCode.POLICY_ADDRESSES_DIFFER,
            part.url(),
            part.cause(),
            one.seen().address()
                + " and "
                + other.seen().address()
                + (meaning
                    ? " serve policies that mean different things"
                    : " serve different texts of the same policy"),
            "Serve the same file at every address of the policy host")
        .weighing(meaning ? Severity.ERROR : Severity.WARNING);
  }
}
