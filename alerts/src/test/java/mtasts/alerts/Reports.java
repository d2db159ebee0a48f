package mtasts.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import mtasts.checks.report.Unjudged;

/** Reports and findings as a check would give them. */
public final class Reports {

  /** The cause of what is found at the MX host of these reports. */
  public static final String MX = "mx2.example.net [192.0.2.26]";

  private Reports() {}

  /** A finding of the code at {@link #MX}. */
  public static Finding atMx(FindingCode code, Severity severity) {
    return finding(code, severity, MX + ":25", MX);
  }

  /** A finding of the code that has subject and cause. */
  public static Finding finding(FindingCode code, Severity severity, String subject, String cause) {
    return new Finding(
        code, severity, subject, cause, "It is so: " + code, "Mend it", code.reference());
  }

  /** A report with these findings, all of it seen at {@code at}. */
  public static DomainReport report(String domain, Instant at, Finding... findings) {
    return report(domain, at, at, List.of(), findings);
  }

  /** A report whose MX conversation took place at {@code probedAt}. */
  public static DomainReport shared(
      String domain, Instant at, Instant probedAt, Finding... findings) {
    return report(domain, at, probedAt, List.of(), findings);
  }

  /** A report that could not judge these codes. */
  public static DomainReport blind(
      String domain, Instant at, Set<FindingCode> codes, Finding... findings) {
    return report(domain, at, at, List.of(new Unjudged(codes, Optional.empty())), findings);
  }

  private static DomainReport report(
      String domain, Instant at, Instant probedAt, List<Unjudged> unjudged, Finding... findings) {
    MxSeen.Address address =
        new MxSeen.Address(
            "192.0.2.26",
            Optional.of(true),
            Optional.of(true),
            Optional.of(probedAt),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty());
    Status status = Status.of(List.of(findings));
    for (Unjudged _ : unjudged) {
      status = status.worse(Status.UNKNOWN);
    }
    return new DomainReport(
        DomainName.of(domain),
        at,
        100,
        status,
        Delivery.PROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(new MxSeen("mx2.example.net", 10, Optional.empty(), List.of(), List.of(address))),
        Optional.empty(),
        new ArrayList<>(List.of(findings)),
        unjudged);
  }
}
