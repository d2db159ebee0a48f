package mtasts.checks;

import java.util.ArrayList;
import java.util.List;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;

/**
 * Weighs the faults of a host's addresses together: senders try the next address, so a fault at one
 * drops a step where another address is good, and its summary says how many fail.
 */
final class AddressFaults {

  private AddressFaults() {}

  /**
   * One address of a host.
   *
   * @param verdict whether it serves senders
   * @param faults what is wrong there
   */
  record Tried(Verdict verdict, List<Fault> faults) {

    private boolean has(FindingCode code) {
      return faults.stream().anyMatch(fault -> fault.code() == code);
    }

    private boolean isGoodWithout(FindingCode code) {
      return verdict == Verdict.GOOD && !has(code);
    }
  }

  /** The findings at all addresses of one host, under a policy of this mode. */
  static List<Finding> findings(List<Tried> addresses, Mode mode) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      List<Tried> others = new ArrayList<>(addresses);
      others.remove(i);
      for (Fault fault : addresses.get(i).faults()) {
        boolean anotherIsGood = others.stream().anyMatch(a -> a.isGoodWithout(fault.code()));
        Fault told = anotherIsGood ? fault.saying(counted(fault, addresses)) : fault;
        told.in(mode).map(f -> anotherIsGood ? lowered(f) : f).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static String counted(Fault fault, List<Tried> addresses) {
    long failing = addresses.stream().filter(a -> a.has(fault.code())).count();
    return fault.summary() + " (" + failing + " of " + addresses.size() + " addresses)";
  }

  private static Finding lowered(Finding finding) {
    return new Finding(
        finding.code(),
        finding.severity().lowered(),
        finding.subject(),
        finding.cause(),
        finding.summary(),
        finding.remedy(),
        finding.reference());
  }
}
