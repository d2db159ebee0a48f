package mtasts.checks.dane;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Unjudged;

/**
 * What the TLSA records of an MX host say of one of its addresses.
 *
 * @param faults at most one
 * @param unjudged what could not be told for want of a chain
 */
public record DaneVerdict(List<Fault> faults, List<Unjudged> unjudged) {

  /** Copies the lists. */
  public DaneVerdict {
    faults = List.copyOf(faults);
    unjudged = List.copyOf(unjudged);
  }

  static DaneVerdict good() {
    return new DaneVerdict(List.of(), List.of());
  }

  static DaneVerdict bad(Fault fault) {
    return new DaneVerdict(List.of(fault), List.of());
  }

  static DaneVerdict unseen(String cause) {
    return new DaneVerdict(
        List.of(), List.of(new Unjudged(Set.of(FindingCode.DANE_MISMATCH), Optional.of(cause))));
  }
}
