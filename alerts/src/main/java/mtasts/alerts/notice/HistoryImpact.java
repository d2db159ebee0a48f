package mtasts.alerts.notice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mtasts.checks.report.Finding;

/** What it means for mail that senders still hold what was published before. */
final class HistoryImpact {

  /** The moment that a summary names, to the second. */
  private static final Pattern UNTIL =
      Pattern.compile("until ([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} UTC)");

  private static final String NO_WORSE = "It does not get worse by itself.";

  private final Finding finding;

  private HistoryImpact(Finding finding) {
    this.finding = finding;
  }

  /** The meaning of a finding of the area {@code history}. */
  static Impact of(Finding finding) {
    return new HistoryImpact(finding).impact();
  }

  private Impact impact() {
    return switch (finding.code()) {
      case HISTORY_CACHED_POLICY_REFUSES_MX ->
          new Impact(
              "Senders that fetched the policy while the older one was published refuse this MX"
                  + " host. They use the other MX hosts of the domain that the older policy names;"
                  + " where there is none, mail waits in their queues, and is returned to its"
                  + " author when they give up, with usual settings after about five days.",
              "It goes on "
                  + until()
                  + ", at each sender that sees the new id only so long. Senders without a copy are"
                  + " not affected.");
      case HISTORY_POLICY_CHANGED_SAME_ID, HISTORY_ID_REUSED ->
          new Impact(
              "Senders that hold the policy before take it for the one that is in force and go by"
                  + " it, others by the new one: the same mail passes at one and waits at the other"
                  + " where the two differ on an MX host.",
              "The last of them holds it " + until() + ", unless a new id is published.");
      case HISTORY_MODE_WEAKENED ->
          new Impact(
              "Senders that see the weaker policy deliver without the protection of before. Those"
                  + " that hold the policy before go by it.",
              "The last of them does so " + until() + ".");
      case HISTORY_RECORD_VANISHED ->
          new Impact(
              "Senders that hold a policy go by it, and refuse what it does not name. New senders"
                  + " find no policy and deliver without protection.",
              "The last copy is held " + until() + "; then nobody is bound any more.");
      case HISTORY_PROTECTION_LAPSING ->
          new Impact(
              "Mail is not held up by this. Senders that hold a copy of the policy go by it, others"
                  + " deliver without protection.",
              "As the copies run out protection ends at one sender after the other.");
      case HISTORY_RECORD_BEFORE_POLICY ->
          new Impact(
              "Senders that fetched the policy between the two changes hold the old one under the"
                  + " new id, and do not look again.",
              "The last of them holds it " + until() + ", unless a new id is published.");
      case HISTORY_MAX_AGE_LOWERED ->
          new Impact(
              "Mail is not affected. Senders forget the policy sooner, so that a fault or an attack"
                  + " at the policy host ends the protection sooner.",
              NO_WORSE);
      case HISTORY_ID_CHANGED_SAME_POLICY ->
          new Impact(
              "Mail is not affected. Every sender fetches the policy again, for nothing.",
              NO_WORSE);
      default -> new Impact("Mail is not affected: " + finding.code().when() + ".", NO_WORSE);
    };
  }

  private String until() {
    Matcher moment = UNTIL.matcher(finding.summary());
    return moment.find() ? "until " + moment.group(1) : "until its max_age has passed";
  }
}
