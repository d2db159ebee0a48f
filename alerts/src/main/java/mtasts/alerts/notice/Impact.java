package mtasts.alerts.notice;

import java.time.Instant;
import mtasts.checks.report.Finding;

/**
 * What a finding means for mail, in plain words.
 *
 * @param now what happens to mail now
 * @param later when and how it gets worse
 */
public record Impact(String now, String later) {

  /** The meaning of a finding that was first seen then. */
  public static Impact of(Finding finding, Instant since) {
    return switch (finding.code().area()) {
      case "record", "policy" -> PolicyImpact.of(finding);
      case "mx", "smtp" -> MxImpact.ofHost(finding, since);
      case "dane" -> MxImpact.ofDane(finding, since);
      case "tlsrpt" ->
          new Impact(
              "Mail is not affected. Reports of failures that senders see may not reach you.",
              "It does not get worse by itself, but a fault that only senders see stays unseen.");
      case "dns" ->
          new Impact(
              "Senders behind a resolver that validates DNSSEC get no answer at all for this name;"
                  + " others see no difference.",
              "More senders are affected as answers run out of their resolvers' caches.");
      default -> new Impact(finding.code().when() + ".", "");
    };
  }
}
