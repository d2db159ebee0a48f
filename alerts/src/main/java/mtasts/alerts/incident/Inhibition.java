package mtasts.alerts.incident;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;

/**
 * One fault, one incident: which findings of a domain follow from a worse one of the same domain,
 * and so stay in the report but open nothing of their own.
 */
final class Inhibition {

  /** After one of these nobody has seen the content of the policy. */
  private static final Set<FindingCode> FETCH =
      EnumSet.of(
          FindingCode.POLICY_HOST_MISSING,
          FindingCode.POLICY_ADDRESS_PRIVATE,
          FindingCode.POLICY_CONNECT_FAILED,
          FindingCode.POLICY_TLS_FAILED,
          FindingCode.POLICY_CERTIFICATE_EXPIRED,
          FindingCode.POLICY_CERTIFICATE_NOT_YET_VALID,
          FindingCode.POLICY_CERTIFICATE_NAME_MISMATCH,
          FindingCode.POLICY_CERTIFICATE_UNTRUSTED,
          FindingCode.POLICY_CERTIFICATE_SELF_SIGNED,
          FindingCode.POLICY_CERTIFICATE_INCOMPLETE_CHAIN,
          FindingCode.POLICY_REDIRECT,
          FindingCode.POLICY_HTTP_STATUS,
          FindingCode.POLICY_TOO_LARGE,
          FindingCode.POLICY_TIMEOUT,
          FindingCode.POLICY_HTTP_INVALID);

  /** What a change of the policy can be, whatever else is wrong with it. */
  private static final Set<FindingCode> CHANGES_OF_POLICY =
      EnumSet.of(FindingCode.HISTORY_MODE_WEAKENED, FindingCode.HISTORY_MAX_AGE_LOWERED);

  private static final Set<FindingCode> RENEWAL_LATE =
      EnumSet.of(
          FindingCode.POLICY_CERTIFICATE_RENEWAL_LATE, FindingCode.SMTP_CERTIFICATE_RENEWAL_LATE);

  /** Each row: an error, and what follows from it. */
  private static final List<BiPredicate<Finding, Finding>> TABLE =
      List.of(
          (worse, lesser) -> in(worse, "record") && in(lesser, "policy"),
          (worse, lesser) -> FETCH.contains(worse.code()) && isContent(lesser),
          (worse, lesser) ->
              worse.code() == FindingCode.MX_ADDRESS_MISSING
                  && in(lesser, "smtp")
                  && host(worse).equals(host(lesser)),
          (worse, lesser) ->
              worse.code() == FindingCode.HISTORY_RECORD_VANISHED
                  && lesser.code() == FindingCode.RECORD_MISSING,
          (worse, lesser) ->
              worse.code() == FindingCode.HISTORY_POLICY_CHANGED_SAME_ID
                  && CHANGES_OF_POLICY.contains(lesser.code()),
          (worse, lesser) ->
              worse.code() == FindingCode.EXPECT_MX
                  && lesser.code() == FindingCode.HISTORY_MX_CHANGED,
          (worse, lesser) ->
              lesser.severity() == Severity.WARNING && worse.subject().equals(lesser.subject()));

  private Inhibition() {}

  /** Whether the finding, seen now or remembered, follows from one of those seen now. */
  static boolean isInhibited(Finding lesser, Collection<Finding> present) {
    return present.stream()
        .filter(worse -> !IncidentKey.of(worse).equals(IncidentKey.of(lesser)))
        .anyMatch(worse -> isFollowed(worse, lesser) || isNearerToItsEnd(worse, lesser));
  }

  private static boolean isFollowed(Finding worse, Finding lesser) {
    return worse.severity() == Severity.ERROR
        && TABLE.stream().anyMatch(row -> row.test(worse, lesser));
  }

  /** A certificate that ends soon, or is refused, says more than one that is not renewed yet. */
  private static boolean isNearerToItsEnd(Finding worse, Finding lesser) {
    return RENEWAL_LATE.contains(lesser.code())
        && worse.code().toString().startsWith(lesser.code().area() + ".certificate-")
        && worse.cause().equals(lesser.cause());
  }

  private static boolean in(Finding finding, String area) {
    return finding.code().area().equals(area);
  }

  /** The certificate of a host that still answers is no content. */
  private static boolean isContent(Finding finding) {
    return in(finding, "policy")
        && !FETCH.contains(finding.code())
        && finding.code() != FindingCode.POLICY_CERTIFICATE_EXPIRING
        && finding.code() != FindingCode.POLICY_CERTIFICATE_RENEWAL_LATE;
  }

  /** The host that a cause begins with: {@code mx1.example.com [192.0.2.25]}. */
  private static String host(Finding finding) {
    return finding.cause().split(" ", 2)[0];
  }
}
