package mtasts.alerts.notice;

import java.util.Optional;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Severity;

/** What a fault of the record or the policy means for mail. */
final class PolicyImpact {

  private static final String NO_WORSE = "It does not get worse by itself.";

  private PolicyImpact() {}

  /** The meaning of a finding of the area {@code record} or {@code policy}. */
  static Impact of(Finding finding) {
    return switch (finding.code()) {
      case POLICY_CERTIFICATE_EXPIRING, POLICY_CERTIFICATE_RENEWAL_LATE ->
          new Impact(
              "Nothing yet: senders still fetch the policy.",
              "Once the certificate has ended, senders cannot fetch the policy any more: those"
                  + " without a copy deliver unprotected, the others follow as their copies run"
                  + " out.");
      case POLICY_ADDRESSES_DIFFER ->
          new Impact(
              "Which policy a sender holds depends on the address that it happened to ask.",
              "Who holds the outdated one goes by it until it runs out or the id changes.");
      case RECORD_TTL ->
          new Impact(
              "Mail is not affected. Senders see a new id as late as the TTL allows.",
              "After a change, the policy before must go on working for that long.");
      default -> finding.severity() == Severity.ERROR ? noPolicy() : warning(finding);
    };
  }

  private static Impact warning(Finding finding) {
    if (finding.code().severity(Mode.ENFORCE).equals(Optional.of(Severity.ERROR))) {
      return oneAddress();
    }
    return switch (finding.code()) {
      case POLICY_MAX_AGE_SHORT ->
          new Impact(
              "Mail is not affected. Senders forget the policy soon after they fetched it, so that"
                  + " a fault or an attack at the policy host soon ends the protection.",
              NO_WORSE);
      case POLICY_MX_BROAD ->
          new Impact(
              "Mail is not affected. Under this policy, hosts that are not yours can pass for your"
                  + " MX hosts.",
              NO_WORSE);
      default -> readDifferently();
    };
  }

  private static Impact noPolicy() {
    return new Impact(
        "Senders that hold no copy of the policy deliver without the protection of MTA-STS. Senders"
            + " that hold one keep to it.",
        "No mail is lost through this, but as the copies run out (max_age after each sender's last"
            + " fetch) protection ends at one sender after the other.");
  }

  /** An error at one address weighs as a warning while another is good. */
  private static Impact oneAddress() {
    return new Impact(
        "Senders that ask this address get no policy; they get it where they try another address.",
        "Once the other addresses fail too, senders without a copy deliver without protection.");
  }

  private static Impact readDifferently() {
    return new Impact(
        "Senders that read it as this monitor does are served; others may not be.",
        "Mail is not held up by this, but some senders may deliver without protection or act on an"
            + " outdated policy.");
  }
}
