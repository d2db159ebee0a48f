package mtasts.checks.report;

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

  /** Copies the set. */
  public Unjudged {
    codes = Set.copyOf(codes);
  }

  /** True where a finding of this code and cause could not have been seen. */
  public boolean covers(FindingCode code, String ofCause) {
    return codes.contains(code) && (cause.isEmpty() || cause.get().equals(ofCause));
  }
}
