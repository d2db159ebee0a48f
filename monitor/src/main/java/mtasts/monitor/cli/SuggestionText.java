package mtasts.monitor.cli;

import mtasts.checks.Suggestion;
import mtasts.checks.report.DomainName;

/** A suggestion for people: the three things to publish, in the order in which that is safe. */
final class SuggestionText {

  private SuggestionText() {}

  /** The text; ends with a line break. Each line of the policy is shown without its CR. */
  static String of(DomainName domain, Suggestion.Publish suggestion) {
    return """
    Publish these for %1$s, in this order.

    1. The policy, at https://%2$s/.well-known/mta-sts.txt,
       as text/plain, with a certificate for %2$s:

    %3$s
    2. The record that asks senders for reports of what fails; the address is yours to choose:

    %4$s. IN TXT "%5$s"

    3. Once the policy is there, the record that announces it;
       whenever the policy changes, it wants a new id:

    %6$s. IN TXT "%7$s"
    """
        .formatted(
            domain,
            domain.policyHost(),
            suggestion.policy().replace("\r\n", "\n"),
            domain.tlsRptName(),
            suggestion.tlsRpt(),
            domain.recordName(),
            suggestion.record());
  }
}
