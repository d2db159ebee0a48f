package mtasts.checks.smtp;

import static mtasts.checks.report.FindingCode.SMTP_CERTIFICATE_EXPIRING;
import static mtasts.checks.report.FindingCode.SMTP_DEFERRED;
import static mtasts.checks.report.FindingCode.SMTP_SLOW;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Unjudged;

/** Gathers what a conversation finds, and what it can no longer find out. Not thread-safe. */
final class Findings {

  /** What lets mail through all the same. */
  private static final Set<FindingCode> HARMLESS =
      Set.of(SMTP_SLOW, SMTP_CERTIFICATE_EXPIRING, SMTP_DEFERRED);

  private final MxTarget target;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<FindingCode> unjudged = EnumSet.noneOf(FindingCode.class);
  private boolean complete;

  Findings(MxTarget target) {
    this.target = target;
  }

  void add(FindingCode code, String summary, String remedy) {
    faults.add(Fault.of(code, target.subject(), target.cause(), summary, remedy));
  }

  void addAll(List<Fault> more) {
    faults.addAll(more);
  }

  /** Tells a fault by a better name. */
  void replace(FindingCode found, FindingCode code, String summary, String remedy) {
    faults.removeIf(fault -> fault.code() == found);
    add(code, summary, remedy);
    judged(found);
  }

  /** Takes back that a code could not be judged. */
  void judged(FindingCode code) {
    unjudged.remove(code);
  }

  void cannotJudge(Set<FindingCode> codes) {
    unjudged.addAll(codes);
  }

  /** The conversation came to its end. */
  void complete() {
    complete = true;
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  List<Unjudged> unjudged() {
    Set<FindingCode> rest = new HashSet<>(unjudged);
    faults.forEach(fault -> rest.remove(fault.code()));
    return rest.isEmpty() ? List.of() : List.of(new Unjudged(rest, Optional.of(target.cause())));
  }

  /** Whether mail could go over verified TLS; empty: could not be told. */
  Optional<Boolean> ok() {
    if (faults.stream().anyMatch(fault -> !HARMLESS.contains(fault.code()))) {
      return Optional.of(false);
    }
    return complete ? Optional.of(true) : Optional.empty();
  }
}
