package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;
import static mtasts.monitor.web.Html.text;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.util.List;
import mtasts.checks.report.CachedPolicy;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.RecordSeen;
import mtasts.checks.report.TlsRptSeen;
import mtasts.monitor.store.IncidentQuery;
import mtasts.monitor.store.IncidentStanding;
import mtasts.monitor.store.Store;
import mtasts.monitor.web.Layout.Fact;

/** {@code /domains/NAME}: what is wrong and how to mend it, then all that the last round saw. */
final class DomainPage {

  private static final int INCIDENTS_SHOWN = 20;

  private final Store store;
  private final Running running;

  DomainPage(Store store, Running running) {
    this.store = store;
    this.running = running;
  }

  void show(Context ctx) {
    DomainName name = name(ctx.pathParam("domain"));
    DomainReport report =
        store
            .report(name)
            .orElseThrow(
                () -> new NotFoundResponse(name + " is not monitored, or had no round yet"));
    Times times = Times.of(running);
    List<IncidentStanding> incidents =
        store.incidents().find(IncidentQuery.of(name), 0, INCIDENTS_SHOWN);
    Layout.show(
        ctx,
        name.name(),
        tag("h1").of(name.name()),
        facts(report, times),
        findings(report.findings()),
        incidents.isEmpty()
            ? Html.NONE
            : Layout.section("Incidents", new IncidentList(store, running, times).table(incidents)),
        report.record().map(DomainPage::record).orElse(Html.NONE),
        report.policy().map(policy -> policy(policy, times)).orElse(Html.NONE),
        report.cached().map(held -> cached(held, times)).orElse(Html.NONE),
        Changes.section(store.timeline(name), times),
        report.mx().isEmpty()
            ? Html.NONE
            : Layout.section("MX hosts", MxMatrix.table(report.mx(), times)),
        certificates(report, times),
        report.tlsrpt().map(DomainPage::tlsRpt).orElse(Html.NONE),
        evidence(report));
  }

  /** The name in an address. */
  static DomainName name(String text) {
    try {
      return DomainName.of(text);
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse("This is no domain name: " + e.getMessage());
    }
  }

  private static Html facts(DomainReport report, Times times) {
    return Layout.facts(
        new Fact("status", Layout.mark(report.status().toString())),
        Fact.of("delivery", report.delivery().toString()),
        Fact.of(
            "enforce would be", report.enforceWould().map(would -> would.toString()).orElse("")),
        new Fact("last check", times.at(report.checkedAt())),
        Fact.of("took", report.durationMs() + " ms"));
  }

  private static Html findings(List<Finding> findings) {
    return Layout.section(
        "Findings",
        findings.isEmpty()
            ? tag("p").of("Nothing is wrong.")
            : Html.all(findings.stream().map(DomainPage::finding)));
  }

  private static Html finding(Finding finding) {
    return tag("article")
        .of(
            tag("h3")
                .of(Layout.mark(finding.severity().toString()), text(" "), text(finding.summary())),
            tag("p")
                .styled("soft")
                .of(
                    tag("code").of(finding.code().toString()),
                    text(" · " + finding.subject() + " · " + finding.reference())),
            finding.remedy().isBlank()
                ? Html.NONE
                : tag("pre").styled("copy").of(Html.lines(finding.remedy())));
  }

  private static Html record(RecordSeen record) {
    return Layout.section(
        "Record",
        texts(record.txt()),
        Layout.facts(
            Fact.of("id", record.id().orElse("")),
            Fact.of("by CNAME", String.join(" → ", record.cname())),
            Fact.of("TTL", record.ttlSeconds().map(DomainPage::length).orElse(""))));
  }

  private static Html policy(PolicySeen policy, Times times) {
    return Layout.section(
        "Policy",
        Layout.facts(
            Fact.of("mode", policy.mode().map(mode -> mode.toString()).orElse("")),
            Fact.of("max_age", policy.maxAgeSeconds().map(DomainPage::length).orElse("")),
            Fact.of("at", policy.url()),
            Fact.of("by CNAME", String.join(" → ", policy.cname()))),
        policy.body().map(body -> tag("pre").of(Html.lines(body))).orElse(Html.NONE),
        Layout.table(
            "Policy host",
            List.of("Address", "Result", "HTTP", "TLS", "Certificate ends"),
            policy.addresses().stream().map(address -> row(address, times)).toList()));
  }

  private static List<Html> row(PolicySeen.Address address, Times times) {
    return List.of(
        tag("code").of(address.address()),
        Html.all(
            MxMatrix.result(address.ok()), text(address.note().map(note -> " " + note).orElse(""))),
        text(address.httpStatus().map(status -> Integer.toString(status)).orElse("")),
        text(address.tls().map(tls -> tls.protocol()).orElse("")),
        address.certificate().map(seen -> times.at(seen.notAfter())).orElse(Html.NONE));
  }

  /** RFC 8461 §5.1: a sender goes by what it fetched for as long as that said. */
  private static Html cached(List<CachedPolicy> held, Times times) {
    return held.isEmpty()
        ? Html.NONE
        : Layout.section(
            "What senders may still hold",
            Layout.table(
                "Policies that senders may hold",
                List.of("Mode", "MX", "Delivery", "First seen", "Held until at most"),
                held.stream().map(one -> row(one, times)).toList()));
  }

  private static List<Html> row(CachedPolicy one, Times times) {
    return List.of(
        text(one.mode().toString()),
        text(String.join(", ", one.mx())),
        text(one.delivery().toString()),
        times.moment(one.firstSeen()),
        Html.all(times.at(one.heldUntil()), text(one.served() ? ", still served" : "")));
  }

  private static Html certificates(DomainReport report, Times times) {
    List<Certificates.Shown> shown = Certificates.in(report);
    return shown.isEmpty()
        ? Html.NONE
        : Layout.section("Certificates", Certificates.table(shown, times));
  }

  private static Html tlsRpt(TlsRptSeen seen) {
    return Layout.section("TLS-RPT", texts(seen.txt()));
  }

  private static Html texts(List<String> txt) {
    return txt.isEmpty() ? tag("p").of("None.") : tag("pre").of(Html.lines(String.join("\n", txt)));
  }

  private static Html evidence(DomainReport report) {
    Html heads =
        Html.all(
            report.policy().stream()
                .flatMap(policy -> policy.addresses().stream())
                .filter(address -> !address.head().isEmpty())
                .map(
                    address ->
                        MxMatrix.evidence(
                            report.domain().policyHost() + " [" + address.address() + "]",
                            address.head())));
    Html conversations = MxMatrix.conversations(report.mx());
    return heads.isEmpty() && conversations.isEmpty()
        ? Html.NONE
        : Layout.section("Evidence of the last round", heads, conversations);
  }

  private static String length(long seconds) {
    return seconds + " s (" + Times.length(Duration.ofSeconds(seconds)) + ")";
  }
}
