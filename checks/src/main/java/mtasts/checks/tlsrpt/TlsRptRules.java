package mtasts.checks.tlsrpt;

import static mtasts.checks.report.FindingCode.TLSRPT_INVALID;
import static mtasts.checks.report.FindingCode.TLSRPT_MISSING;
import static mtasts.checks.report.FindingCode.TLSRPT_MULTIPLE;
import static mtasts.checks.report.FindingCode.TLSRPT_RUA_INVALID;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.TxtRecord;
import mtasts.checks.record.RecordChoice;
import mtasts.checks.record.RecordPlace;
import mtasts.checks.record.RecordProblem;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;

/** The rules for the TXT records at {@code _smtp._tls} (RFC 8460 §3). */
public final class TlsRptRules {

  private static final String OFFLINE_DOMAIN = "example.com";

  private final RecordPlace place;
  private final String domain;

  private TlsRptRules(RecordPlace place, String domain) {
    this.place = place;
    this.domain = domain;
  }

  /**
   * Judges what a lookup of the domain's TLS-RPT name found. A failed lookup says nothing of the
   * record and gives an empty judgement: the caller tells it.
   */
  public static TlsRptJudgement judge(DomainName name, DnsAnswer<TxtRecord> answer) {
    return RecordPlace.of(name.tlsRptName(), answer)
        .map(place -> new TlsRptRules(place, name.name()).judge())
        .orElseGet(() -> new TlsRptJudgement(Optional.empty(), List.of()));
  }

  /** Judges records before they are published; their subject is {@code _smtp._tls}. */
  public static TlsRptJudgement judgeOffline(List<TxtRecord> records) {
    return new TlsRptRules(RecordPlace.offline("_smtp._tls", records), OFFLINE_DOMAIN).judge();
  }

  /** The record that sends reports of this domain to a mailbox of its own. */
  public static String exampleRecord(String domain) {
    return TlsRptParser.VERSION + "; rua=mailto:tls-reports@" + domain;
  }

  private TlsRptJudgement judge() {
    return switch (RecordChoice.among(place.records(), TlsRptParser.VERSION)) {
      case RecordChoice.None none -> unusable(missing(none));
      case RecordChoice.Several several -> unusable(multiple(several));
      case RecordChoice.One one -> one(TlsRptParser.parse(one.record().text()));
    };
  }

  private static TlsRptJudgement unusable(Fault fault) {
    return new TlsRptJudgement(Optional.empty(), List.of(fault));
  }

  private Fault missing(RecordChoice.None none) {
    String instead =
        place.dangling()
            ? "; it is a CNAME to " + place.cause() + ", which does not exist"
            : none.instead(TlsRptParser.VERSION).map(words -> "; " + words).orElse("");
    return place.fault(
        TLSRPT_MISSING,
        "No TLS-RPT record at "
            + place.subject()
            + ", so failures at senders stay unseen"
            + instead,
        "Publish " + exactRecord());
  }

  private Fault multiple(RecordChoice.Several several) {
    return place.fault(
        TLSRPT_MULTIPLE,
        several.records().size()
            + " TXT records begin with "
            + TlsRptParser.VERSION
            + "; so senders act as if there were none",
        "Delete all but one of them at " + place.owner());
  }

  private TlsRptJudgement one(TlsRptReading reading) {
    List<Fault> faults =
        Stream.of(TLSRPT_INVALID, TLSRPT_RUA_INVALID)
            .flatMap(code -> problem(reading, code).stream())
            .toList();
    return new TlsRptJudgement(reading.record(), faults);
  }

  private Optional<Fault> problem(TlsRptReading reading, FindingCode code) {
    List<RecordProblem> problems =
        reading.problems().stream().filter(problem -> problem.code() == code).toList();
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    String words =
        problems.stream().limit(3).map(RecordProblem::told).collect(Collectors.joining("; "));
    return Optional.of(
        place.fault(code, "TLS-RPT record: " + words, "Replace it by " + exactRecord()));
  }

  private String exactRecord() {
    return place.line(exampleRecord(domain));
  }
}
