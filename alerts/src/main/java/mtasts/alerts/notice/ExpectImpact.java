package mtasts.alerts.notice;

import mtasts.checks.report.Finding;

/** What it means for mail that a domain does not publish what its operator declared. */
final class ExpectImpact {

  /** RFC 8461 §10.3. */
  private static final String CACHED =
      "Senders keep what is published now for as long as its max_age says: a stranger's policy goes"
          + " on working at those that have fetched it, also after it is gone, until they see a new"
          + " id.";

  private ExpectImpact() {}

  /** The meaning of a finding of the area {@code expect}. */
  static Impact of(Finding finding) {
    return switch (finding.code()) {
      case EXPECT_MX ->
          new Impact(
              "Mail goes to the hosts that the MX records name now, whoever runs them. Senders with"
                  + " a policy in enforce that does not name them do not deliver to them.",
              "What a stranger's host has taken does not come back.");
      case EXPECT_POLICY_HOST ->
          new Impact(
              "Whoever runs the host that the name leads to now decides which policy senders get.",
              CACHED);
      case EXPECT_MAX_AGE ->
          new Impact(
              "Senders keep the policy for another time than you declared: a shorter one protects"
                  + " less, a longer one makes a fault, or a stranger's policy, last longer.",
              CACHED);
      default ->
          new Impact(
              "Senders go by the mode that is published, not by the one that you declared: enforce"
                  + " makes them refuse hosts that do not pass, testing and none let all mail"
                  + " through unprotected.",
              CACHED);
    };
  }
}
