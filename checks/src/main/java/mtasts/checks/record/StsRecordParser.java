package mtasts.checks.record;

import static mtasts.checks.record.RecordField.shown;
import static mtasts.checks.report.FindingCode.RECORD_DUPLICATE_FIELD;
import static mtasts.checks.report.FindingCode.RECORD_ID_INVALID;
import static mtasts.checks.report.FindingCode.RECORD_ID_MISSING;
import static mtasts.checks.report.FindingCode.RECORD_INVALID;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import mtasts.checks.report.FindingCode;

/**
 * Reads one MTA-STS record by the grammar of RFC 8461 §3.1.
 *
 * <p>Where a field stands twice, "all entries except for the first SHALL be ignored" (§3.2): a
 * later {@code id} need not be a good id. It must still be a field, though, since an ignored entry
 * is part of a text that has to be syntactically valid: {@code id=} or {@code id=a b} breaks the
 * record wherever it stands.
 */
public final class StsRecordParser {

  /** What a record begins with. */
  public static final String VERSION = "v=STSv1";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,32}");
  private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]*+");

  private final List<RecordProblem> problems = new ArrayList<>();
  private final SequencedMap<String, String> extensions = new LinkedHashMap<>();
  private final Set<String> seen = new LinkedHashSet<>(Set.of("v"));
  private Optional<String> id = Optional.empty();
  private boolean idDoubled;

  private StsRecordParser() {}

  /** Reads the joined strings of one TXT record; any bytes, in linear time. */
  public static StsRecordReading parse(byte[] text) {
    return RecordText.of(text, VERSION)
        .map(fields -> new StsRecordParser().read(fields))
        .orElseGet(StsRecordParser::withoutVersion);
  }

  private static StsRecordReading withoutVersion() {
    RecordProblem problem =
        new RecordProblem(RECORD_INVALID, 1, "it does not begin with " + VERSION + ";");
    return new StsRecordReading(Optional.empty(), List.of(problem), false, false);
  }

  private StsRecordReading read(RecordText text) {
    text.fields().forEach(this::read);
    text.trailingBlanks()
        .ifPresent(
            column -> add(RECORD_INVALID, column, "blanks at the end without a ; behind them"));
    boolean idTried = text.fields().stream().anyMatch(field -> field.meansToBe("id"));
    if (!idTried) {
      add(RECORD_ID_MISSING, 1, "it has no id" + otherCase(text));
    }
    boolean valid = problems.stream().allMatch(p -> p.code() == RECORD_DUPLICATE_FIELD);
    return new StsRecordReading(
        valid ? id.map(found -> new StsRecord(found, extensions)) : Optional.empty(),
        problems,
        text.blankBeforeFirst(),
        idDoubled);
  }

  private void read(RecordField field) {
    boolean first = seen.add(field.name());
    if (first && field.name().equals("id") && field.text().startsWith("id=")) {
      readId(field);
      return;
    }
    Optional<RecordField.Flaw> flaw = field.flaw();
    if (flaw.isPresent()) {
      add(RECORD_INVALID, flaw.get().column(), flaw.get().what());
    } else if (first) {
      extensions.put(field.name(), field.value());
    } else {
      idDoubled |= field.name().equals("id");
      add(
          RECORD_DUPLICATE_FIELD,
          field.column(),
          "the field " + shown(field.name()) + " stands twice; the first counts");
    }
  }

  private void readId(RecordField field) {
    String value = field.value();
    if (ID.matcher(value).matches()) {
      id = Optional.of(value);
      return;
    }
    add(RECORD_ID_INVALID, field.valueColumn(), idReason(value));
  }

  private static String idReason(String value) {
    if (value.isEmpty()) {
      return "the id is empty";
    }
    return ALPHANUMERIC.matcher(value).matches()
        ? "the id " + shown(value) + " has " + value.length() + " characters, 32 is the most"
        : "the id " + shown(value) + " holds something else than letters and digits";
  }

  private static String otherCase(RecordText text) {
    return text.fields().stream()
        .filter(field -> field.name().equalsIgnoreCase("id"))
        .findFirst()
        .map(field -> " (" + shown(field.name()) + " is another name: id is written in lower case)")
        .orElse("");
  }

  private void add(FindingCode code, int column, String what) {
    problems.add(new RecordProblem(code, column, what));
  }
}
