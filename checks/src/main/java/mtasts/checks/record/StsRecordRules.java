package mtasts.checks.record;

import static mtasts.checks.report.FindingCode.RECORD_DUPLICATE_FIELD;
import static mtasts.checks.report.FindingCode.RECORD_ID_INVALID;
import static mtasts.checks.report.FindingCode.RECORD_ID_MISSING;
import static mtasts.checks.report.FindingCode.RECORD_INTEROP;
import static mtasts.checks.report.FindingCode.RECORD_INVALID;
import static mtasts.checks.report.FindingCode.RECORD_MISSING;
import static mtasts.checks.report.FindingCode.RECORD_MULTIPLE;
import static mtasts.checks.report.FindingCode.RECORD_TTL;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.TxtRecord;
import mtasts.checks.interop.Trait;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;

/** The rules for the TXT records at {@code _mta-sts} (RFC 8461 §3.1). */
public final class StsRecordRules {

  private static final long ONE_DAY = 86_400;

  private static final Pattern BLANK_BEFORE_SEMICOLON = Pattern.compile("[ \\t];");

  private final InstantSource clock;

  /** Rules whose remedies carry an id made from this clock. */
  public StsRecordRules(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Judges what a lookup of the domain's record name found. A failed lookup says nothing of the
   * record and gives an empty judgement: the caller tells it.
   */
  public RecordJudgement judge(DomainName domain, DnsAnswer<TxtRecord> answer) {
    return RecordPlace.of(domain.recordName(), answer)
        .map(this::judge)
        .orElseGet(() -> new RecordJudgement(Optional.empty(), List.of()));
  }

  /** The name under which the record is published by mistake, with an underscore for the hyphen. */
  public static String misspelledName(DomainName domain) {
    return "_mta_sts." + domain;
  }

  /**
   * The same judgement with a word on the record that stands under {@link #misspelledName}, where
   * one is missing and one stands there.
   *
   * @param found what a lookup of that name found
   */
  public RecordJudgement withMisspelled(
      RecordJudgement judgement, DomainName domain, DnsAnswer<TxtRecord> found) {
    boolean standsThere =
        RecordPlace.of(misspelledName(domain), found)
            .map(place -> RecordChoice.among(place.records(), StsRecordParser.VERSION))
            .filter(RecordChoice.One.class::isInstance)
            .isPresent();
    if (!standsThere) {
      return judgement;
    }
    String hint = "; one stands at " + misspelledName(domain) + ", where no sender looks";
    return new RecordJudgement(
        judgement.record(),
        judgement.faults().stream()
            .map(
                fault ->
                    fault.code() == RECORD_MISSING ? fault.saying(fault.summary() + hint) : fault)
            .toList());
  }

  /** Judges records before they are published; their subject is {@code _mta-sts}. */
  public RecordJudgement judgeOffline(List<TxtRecord> records) {
    return judge(RecordPlace.offline("_mta-sts", records));
  }

  private RecordJudgement judge(RecordPlace place) {
    return switch (RecordChoice.among(place.records(), StsRecordParser.VERSION)) {
      case RecordChoice.None none -> unusable(missing(place, none));
      case RecordChoice.Several several -> unusable(multiple(place, several));
      case RecordChoice.One one -> one(place, one);
    };
  }

  private static RecordJudgement unusable(Fault fault) {
    return new RecordJudgement(Optional.empty(), List.of(fault));
  }

  private Fault missing(RecordPlace place, RecordChoice.None none) {
    String summary =
        place.dangling()
            ? "No MTA-STS record: "
                + place.subject()
                + " is a CNAME to "
                + place.cause()
                + ", which does not exist"
            : "No TXT record at "
                + place.subject()
                + " begins with \""
                + StsRecordParser.VERSION
                + ";\""
                + none.instead(StsRecordParser.VERSION).map(words -> "; " + words).orElse("");
    return place.fault(RECORD_MISSING, summary, "Publish " + exactRecord(place));
  }

  private Fault multiple(RecordPlace place, RecordChoice.Several several) {
    String quoted =
        several.records().stream()
            .limit(3)
            .map(record -> RecordField.shown(RecordText.latin1(record.text())))
            .collect(Collectors.joining(", "));
    return place.fault(
        RECORD_MULTIPLE,
        several.records().size()
            + " TXT records begin with "
            + StsRecordParser.VERSION
            + "; so senders act as if there were none: "
            + quoted,
        "Delete all but one of them at " + place.owner());
  }

  private RecordJudgement one(RecordPlace place, RecordChoice.One one) {
    StsRecordReading reading = StsRecordParser.parse(one.record().text());
    List<Fault> faults = new ArrayList<>();
    Stream.of(RECORD_INVALID, RECORD_ID_MISSING, RECORD_ID_INVALID, RECORD_DUPLICATE_FIELD)
        .flatMap(code -> problem(place, reading, code).stream())
        .forEach(faults::add);
    if (reading.record().isPresent()) {
      interop(place, one, reading).ifPresent(faults::add);
    }
    ttl(place).ifPresent(faults::add);
    return new RecordJudgement(reading.record(), faults);
  }

  private Optional<Fault> problem(RecordPlace place, StsRecordReading reading, FindingCode code) {
    List<RecordProblem> problems =
        reading.problems().stream().filter(problem -> problem.code() == code).toList();
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    String summary =
        "MTA-STS record: "
            + problems.stream().limit(3).map(RecordProblem::told).collect(Collectors.joining("; "));
    String remedy =
        code == RECORD_DUPLICATE_FIELD
            ? "Leave each field once in the record at " + place.owner()
            : "Replace it by " + exactRecord(place);
    return Optional.of(place.fault(code, summary, remedy));
  }

  private String exactRecord(RecordPlace place) {
    return place.line(StsId.record(StsId.at(clock.instant())));
  }

  private static Optional<Fault> interop(
      RecordPlace place, RecordChoice.One one, StsRecordReading reading) {
    List<Trait> traits = traits(one, reading);
    if (traits.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        place.fault(
            RECORD_INTEROP,
            "The record is valid, but "
                + traits.stream().map(Trait::told).collect(Collectors.joining(". And ")),
            "Publish one TXT record, and no other, at "
                + place.owner()
                + ": "
                + StsId.record(reading.record().map(StsRecord::id).orElseThrow())));
  }

  private static List<Trait> traits(RecordChoice.One one, StsRecordReading reading) {
    List<Trait> traits = new ArrayList<>();
    if (reading.blankBeforeFirst()) {
      traits.add(Trait.BLANK_BEFORE_FIRST_SEMICOLON);
    }
    if (BLANK_BEFORE_SEMICOLON.matcher(RecordText.latin1(one.record().text())).find()) {
      traits.add(Trait.BLANK_BEFORE_SEMICOLON);
    }
    if (!one.others().isEmpty()) {
      traits.add(Trait.OTHER_TXT_RECORDS);
    }
    if (reading.idDoubled()) {
      traits.add(Trait.DOUBLED_ID);
    }
    if (one.record().strings() > 1) {
      traits.add(Trait.SEVERAL_STRINGS);
    }
    if (RecordText.latin1(one.record().text()).indexOf('\t') >= 0) {
      traits.add(Trait.TABS);
    }
    return traits;
  }

  private static Optional<Fault> ttl(RecordPlace place) {
    return place
        .ttlSeconds()
        .filter(seconds -> seconds > ONE_DAY)
        .map(
            seconds ->
                place.fault(
                    RECORD_TTL,
                    "The TTL of the MTA-STS record is "
                        + seconds
                        + " s: senders learn of a policy change up to that late",
                    "Set the TTL at " + place.owner() + " to 86400 or less"));
  }
}
