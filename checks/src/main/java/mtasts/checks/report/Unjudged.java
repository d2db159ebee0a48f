package mtasts.checks.report;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a check could not look at, so that the absence of a finding says nothing: after a failed
 * connection nobody knows whether the certificate is still expired.
 *
 * @param codes the codes that could not be judged
 * @param cause for which cause; empty: for any
 */
public record Unjudged(Set<FindingCode> codes, Optional<String> cause) {

  /** Copies the set, in the order of the catalogue: the same input gives the same report. */
  public Unjudged {
    EnumSet<FindingCode> copy = EnumSet.noneOf(FindingCode.class);
    copy.addAll(codes);
    codes = Collections.unmodifiableSet(copy);
  }

  /** True where a finding of this code and cause could not have been seen. */
  public boolean covers(FindingCode code, String ofCause) {
    return codes.contains(code) && (cause.isEmpty() || cause.get().equals(ofCause));
  }
}
