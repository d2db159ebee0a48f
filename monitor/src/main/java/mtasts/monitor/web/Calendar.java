package mtasts.monitor.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.DomainReport;
import mtasts.monitor.config.HttpConfig;
import mtasts.monitor.store.Store;

/**
 * {@code /calendar.ics}: when certificates end, an event each (RFC 5545). Of very many the next
 * thousand are told.
 */
final class Calendar {

  private static final int MOST = 1_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Store store;
  private final Supplier<HttpConfig> http;

  Calendar(Store store, Supplier<HttpConfig> http) {
    this.store = store;
    this.http = http;
  }

  /** The end of a certificate that a host shows at an address. */
  private record End(Instant at, String where, CertificateSeen certificate) {}

  private static final Comparator<End> SOONEST_FIRST =
      Comparator.comparing(End::at)
          .thenComparing(End::where)
          .thenComparing(end -> end.certificate().sha256());

  void show(Context ctx) {
    if (!http.get().calendar()) {
      throw new NotFoundResponse("There is no calendar: http.calendar is off");
    }
    ctx.header("Cache-Control", "private, no-cache");
    ctx.contentType("text/calendar; charset=utf-8").result(text(ends()));
  }

  private SortedSet<End> ends() {
    TreeSet<End> ends = new TreeSet<>(SOONEST_FIRST);
    store
        .reports()
        .forEach(
            report -> {
              add(report, ends);
              while (ends.size() > MOST) {
                ends.pollLast();
              }
            });
    return ends;
  }

  private static void add(DomainReport report, SortedSet<End> ends) {
    for (Certificates.Shown shown : Certificates.in(report)) {
      CertificateSeen certificate = shown.certificate();
      shown.where().forEach(where -> ends.add(new End(certificate.notAfter(), where, certificate)));
    }
  }

  private static String text(SortedSet<End> ends) {
    ContentLines lines = new ContentLines();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//mta-sts-monitor//certificates//EN");
    ends.forEach(end -> event(end, lines));
    lines.add("END", "VCALENDAR");
    return lines.toString();
  }

  /** What does not change while the certificate is shown, so that no calendar takes it for news. */
  private static void event(End end, ContentLines lines) {
    CertificateSeen certificate = end.certificate();
    lines.add("BEGIN", "VEVENT");
    lines.addText("UID", certificate.sha256() + "/" + end.where() + "@mta-sts-monitor");
    lines.add("DTSTAMP", TIME.format(certificate.notBefore()));
    lines.add("DTSTART", TIME.format(end.at()));
    lines.addText("SUMMARY", "The certificate of " + end.where() + " ends");
    lines.addText(
        "DESCRIPTION",
        "Names: " + String.join(", ", certificate.names()) + "\nIssuer: " + certificate.issuer());
    lines.add("TRANSP", "TRANSPARENT");
    lines.add("END", "VEVENT");
  }
}
