package mtasts.checks;

import java.util.EnumSet;
import java.util.Set;
import mtasts.checks.expect.Expectation;
import mtasts.checks.report.FindingCode;

/**
 * Which findings of a domain are wanted; the others are left out of the report and of its status.
 *
 * @param parts the parts of the check whose findings are wanted
 * @param muted codes that are not wanted
 * @param expect what the domain is declared to publish
 */
public record Scope(Set<Part> parts, Set<FindingCode> muted, Expectation expect) {

  /** Copies the sets. */
  public Scope {
    parts = Set.copyOf(parts);
    muted = Set.copyOf(muted);
  }

  /** Everything. */
  public static Scope all() {
    return without(Set.of());
  }

  /** All parts, without these codes. */
  public static Scope without(Set<FindingCode> muted) {
    return new Scope(EnumSet.allOf(Part.class), muted, Expectation.NONE);
  }

  /** The same, compared with what the domain is declared to publish. */
  public Scope expecting(Expectation declared) {
    return new Scope(parts, muted, declared);
  }

  /** Without the parts that the settings switch off. */
  Scope limitedTo(CheckSettings settings) {
    EnumSet<Part> left = EnumSet.noneOf(Part.class);
    left.addAll(parts);
    if (!settings.tlsrpt()) {
      left.remove(Part.TLSRPT);
    }
    if (!settings.dane()) {
      left.remove(Part.DANE);
    }
    return new Scope(left, muted, expect);
  }

  /** True where any of these parts is wanted. */
  boolean wantsAny(Part... any) {
    return Set.of(any).stream().anyMatch(parts::contains);
  }
}
