package mtasts.checks.tlsrpt;

import static mtasts.checks.report.FindingCode.TLSRPT_INVALID;
import static mtasts.checks.report.FindingCode.TLSRPT_RUA_INVALID;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mtasts.checks.record.RecordField;
import mtasts.checks.record.RecordProblem;
import mtasts.checks.record.RecordText;
import mtasts.checks.report.FindingCode;

/**
 * Reads one TLS-RPT record by the grammar of RFC 8460 §3. The grammar lets {@code rua} stand more
 * than once and says nothing of which counts: all do.
 */
public final class TlsRptParser {

  /** What a record begins with. */
  public static final String VERSION = "v=TLSRPTv1";

  private final List<RecordProblem> problems = new ArrayList<>();
  private final List<String> rua = new ArrayList<>();
  private boolean ruaTried;

  private TlsRptParser() {}

  /** Reads the joined strings of one TXT record; any bytes, in linear time. */
  public static TlsRptReading parse(byte[] text) {
    return RecordText.of(text, VERSION)
        .map(fields -> new TlsRptParser().read(fields))
        .orElseGet(
            () ->
                new TlsRptReading(
                    Optional.empty(),
                    List.of(
                        new RecordProblem(
                            TLSRPT_INVALID, 1, "it does not begin with " + VERSION + ";"))));
  }

  private TlsRptReading read(RecordText text) {
    text.fields().forEach(this::read);
    text.trailingBlanks()
        .ifPresent(
            column -> add(TLSRPT_INVALID, column, "blanks at the end without a ; behind them"));
    if (!ruaTried) {
      add(TLSRPT_INVALID, 1, "it has no rua");
    }
    return new TlsRptReading(
        problems.isEmpty() ? Optional.of(new TlsRptRecord(rua)) : Optional.empty(), problems);
  }

  private void read(RecordField field) {
    ruaTried |= field.meansToBe("rua");
    if (field.text().startsWith("rua=")) {
      readRua(field);
      return;
    }
    field.flaw().ifPresent(flaw -> add(TLSRPT_INVALID, flaw.column(), flaw.what()));
  }

  private void readRua(RecordField field) {
    String list = field.value();
    int start = 0;
    while (start <= list.length()) {
      int comma = list.indexOf(',', start);
      int end = comma < 0 ? list.length() : comma;
      readUri(list.substring(start, end), field.valueColumn() + start, start == 0, comma < 0);
      start = end + 1;
    }
  }

  /** Blanks may stand around a comma, so not before the first address nor behind the last. */
  private void readUri(String between, int column, boolean first, boolean last) {
    String uri = first ? between : withoutLeadingBlanks(between);
    int uriColumn = column + between.length() - uri.length();
    String bare = last ? uri : withoutTrailingBlanks(uri);
    ReportUri.problem(bare)
        .ifPresentOrElse(what -> add(TLSRPT_RUA_INVALID, uriColumn, what), () -> rua.add(bare));
  }

  private static String withoutLeadingBlanks(String text) {
    int at = 0;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return text.substring(at);
  }

  private static String withoutTrailingBlanks(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private void add(FindingCode code, int column, String what) {
    problems.add(new RecordProblem(code, column, what));
  }
}
