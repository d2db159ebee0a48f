package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;
import static mtasts.monitor.web.Html.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.DomainReport;

/** The certificates that a report saw, the one that ends first before others. */
final class Certificates {

  private static final int WHOLE = 100;

  private Certificates() {}

  /**
   * A certificate and who showed it.
   *
   * @param where host and address of each that did
   */
  record Shown(CertificateSeen certificate, List<String> where) {}

  /** Each certificate once. */
  static List<Shown> in(DomainReport report) {
    Map<CertificateSeen, List<String>> found = new LinkedHashMap<>();
    report
        .policy()
        .ifPresent(
            policy ->
                policy
                    .addresses()
                    .forEach(
                        address ->
                            address
                                .certificate()
                                .ifPresent(
                                    seen ->
                                        add(
                                            found,
                                            seen,
                                            report.domain().policyHost(),
                                            address.address()))));
    report
        .mx()
        .forEach(
            mx ->
                mx.addresses()
                    .forEach(
                        address ->
                            address
                                .certificate()
                                .ifPresent(
                                    seen -> add(found, seen, mx.host(), address.address()))));
    return found.entrySet().stream()
        .map(one -> new Shown(one.getKey(), List.copyOf(one.getValue())))
        .sorted(Comparator.comparing(one -> one.certificate().notAfter()))
        .toList();
  }

  private static void add(
      Map<CertificateSeen, List<String>> found, CertificateSeen seen, String host, String address) {
    found.computeIfAbsent(seen, _ -> new ArrayList<>()).add(host + " [" + address + "]");
  }

  static Html table(List<Shown> shown, Times times) {
    return Layout.table(
        "Certificates",
        List.of("Ends", "Lifetime", "Names", "Issuer", "Begins", "Shown by"),
        shown.stream().map(one -> row(one, times)).toList());
  }

  private static List<Html> row(Shown one, Times times) {
    CertificateSeen seen = one.certificate();
    return List.of(
        times.at(seen.notAfter()),
        lifetime(seen, times),
        text(seen.names().isEmpty() ? seen.subject() : String.join(", ", seen.names())),
        text(seen.issuer()),
        times.moment(seen.notBefore()),
        tag("div").of(one.where().stream().map(where -> tag("div").of(where)).toList()));
  }

  /** How much of it is over, as a bar. */
  private static Html lifetime(CertificateSeen seen, Times times) {
    Duration whole = Duration.between(seen.notBefore(), seen.notAfter());
    Duration spent = Duration.between(seen.notBefore(), times.now());
    long seconds = Math.max(1, whole.toSeconds());
    long percent = Math.clamp(spent.toSeconds() * WHOLE / seconds, 0, WHOLE);
    return tag("meter")
        .with("min", "0")
        .with("max", Integer.toString(WHOLE))
        .with("optimum", "0")
        .with("low", "70")
        .with("high", "90")
        .with("value", Long.toString(percent))
        .with("aria-label", percent + "% of its lifetime is over")
        .of(percent + "%");
  }
}
