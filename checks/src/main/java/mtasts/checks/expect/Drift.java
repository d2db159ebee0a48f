package mtasts.checks.expect;

import static mtasts.checks.report.FindingCode.EXPECT_MAX_AGE;
import static mtasts.checks.report.FindingCode.EXPECT_MODE;
import static mtasts.checks.report.FindingCode.EXPECT_MX;
import static mtasts.checks.report.FindingCode.EXPECT_POLICY_HOST;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Printable;

/**
 * What a domain publishes otherwise than declared: somebody's mistake, or a take-over, which would
 * stay in senders' caches for as long as the stranger's policy says (RFC 8461 §10.3). What could
 * not be seen is no drift.
 */
public final class Drift {

  private static final int MAX_NAME = 255;

  private Drift() {}

  /** What differs from the declaration. */
  public static List<Fault> of(Expectation declared, Published seen) {
    return Stream.concat(
            new PolicyDrift(declared, seen).faults(), new MxDrift(declared, seen).faults())
        .toList();
  }

  /** What is declared and could not be compared with anything. */
  public static Set<FindingCode> unjudged(Expectation declared, Published seen) {
    Set<FindingCode> codes = EnumSet.noneOf(FindingCode.class);
    if (declared.mode().isPresent() && seen.policies().isEmpty()) {
      codes.add(EXPECT_MODE);
    }
    if (declared.maxAge().isPresent() && seen.policies().isEmpty()) {
      codes.add(EXPECT_MAX_AGE);
    }
    if (declared.policyHost().isPresent() && seen.policyHost().isEmpty()) {
      codes.add(EXPECT_POLICY_HOST);
    }
    if (declared.mx().isPresent() && seen.mx().isEmpty()) {
      codes.add(EXPECT_MX);
    }
    return codes;
  }

  /** Declared against seen, in one sentence. */
  static String told(String declared, String seen) {
    return "Drift or take-over: the configuration declares " + declared + ", but " + seen;
  }

  /**
   * Both ways to make them agree.
   *
   * @param back the steps back to what is declared
   * @param meant the declaration of what was seen; absent where none can name it
   */
  static String remedy(String back, Optional<Expectation> meant) {
    return "If nobody meant this: "
        + back
        + ", and find out who could change it. "
        + meant
            .map(now -> "If it is meant, declare " + now)
            .orElse("If it is meant, take this key out of expect: no declaration can name it");
  }

  /** A name that a stranger chose. */
  static String shown(String name) {
    return Printable.text(name, MAX_NAME);
  }
}
