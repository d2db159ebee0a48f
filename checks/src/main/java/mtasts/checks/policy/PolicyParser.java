package mtasts.checks.policy;

import static mtasts.checks.policy.PolicyField.MAX_AGE;
import static mtasts.checks.policy.PolicyField.MODE;
import static mtasts.checks.policy.PolicyField.MX;
import static mtasts.checks.policy.PolicyField.VERSION;
import static mtasts.checks.report.FindingCode.POLICY_DUPLICATE_FIELD;
import static mtasts.checks.report.FindingCode.POLICY_MAX_AGE_INVALID;
import static mtasts.checks.report.FindingCode.POLICY_MODE_INVALID;
import static mtasts.checks.report.FindingCode.POLICY_MX_INVALID;
import static mtasts.checks.report.FindingCode.POLICY_SYNTAX;
import static mtasts.checks.report.FindingCode.POLICY_TOO_LARGE;
import static mtasts.checks.report.FindingCode.POLICY_UNKNOWN_FIELD;
import static mtasts.checks.report.FindingCode.POLICY_VERSION_INVALID;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;

/**
 * Reads a policy by the grammar of RFC 8461 §3.2, on bytes. Names and values are case-sensitive,
 * the order of the fields is free, no line is blank, and the last one need not be ended.
 *
 * <p>Where a field other than {@code mx} stands twice, "all entries except for the first SHALL be
 * ignored": the value of a later {@code mode} may be anything that an extension could have, while a
 * line outside the grammar breaks the policy wherever it stands.
 */
public final class PolicyParser {

  /** The most that is read, in bytes (§3.3). */
  public static final int MAX_BYTES = 64 * 1024;

  private static final String STS_V1 = "STSv1";
  private static final Pattern MAX_AGE_VALUE = Pattern.compile("[0-9]{1,10}");

  private final PolicyProblems problems = new PolicyProblems();
  private final List<PolicyField> fields = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> tried = new HashSet<>();
  private final List<MxPattern> mx = new ArrayList<>();
  private final SequencedMap<String, String> extensions = new LinkedHashMap<>();
  private Optional<Mode> mode = Optional.empty();
  private Optional<Long> maxAge = Optional.empty();

  private PolicyParser() {}

  /** Reads any bytes, in linear time; more than {@link #MAX_BYTES} are refused unread. */
  public static PolicyReading parse(byte[] body) {
    if (body.length > MAX_BYTES) {
      PolicyProblem problem =
          new PolicyProblem(
              POLICY_TOO_LARGE,
              0,
              0,
              "The policy has " + body.length + " bytes, more than 64 KiB",
              "Shorten the policy; a wildcard mx can stand for many hosts");
      return new PolicyReading(Optional.empty(), List.of(problem), List.of(), body.length);
    }
    return new PolicyParser().read(body);
  }

  private PolicyReading read(byte[] body) {
    PolicyLine.split(new String(body, StandardCharsets.ISO_8859_1)).forEach(this::read);
    if (body.length == 0) {
      problems.add(
          new PolicyProblem(
              POLICY_SYNTAX, 0, 0, "The policy is empty", "Write the policy into the file"));
    }
    new MissingFields(fields, tried).problems().forEach(problems::add);
    boolean valid = problems.leaveItValid();
    return new PolicyReading(
        valid
            ? mode.flatMap(m -> maxAge.map(age -> new Policy(m, age, mx, extensions)))
            : Optional.empty(),
        problems.list(),
        fields,
        body.length);
  }

  private void read(PolicyLine line) {
    switch (line.read()) {
      case PolicyLine.Broken broken -> {
        tried.addAll(line.meantAs());
        add(
            POLICY_SYNTAX,
            line.number(),
            broken.column(),
            broken.what(),
            "Write each line as name: value, ended by CRLF or LF, and no other line");
      }
      case PolicyLine.Field found -> {
        fields.add(found.field());
        tried.add(found.field().name());
        read(found.field());
      }
    }
  }

  private void read(PolicyField field) {
    if (field.name().equals(MX)) {
      readMx(field);
      return;
    }
    if (!seen.add(field.name())) {
      readLater(field);
      return;
    }
    switch (field.name()) {
      case VERSION -> readVersion(field);
      case MODE -> readMode(field);
      case MAX_AGE -> readMaxAge(field);
      default -> readExtension(field);
    }
  }

  /** True where the value is one that a field of this name may have; version, mode, max_age. */
  static boolean isValid(PolicyField field) {
    return switch (field.name()) {
      case VERSION -> field.value().equals(STS_V1);
      case MODE -> modeOf(field.value()).isPresent();
      case MAX_AGE ->
          MAX_AGE_VALUE.matcher(field.value()).matches()
              && Long.parseLong(field.value()) <= Policy.MAX_AGE_LIMIT;
      default -> true;
    };
  }

  private void readVersion(PolicyField field) {
    if (!field.value().equals(STS_V1)) {
      add(POLICY_VERSION_INVALID, field, "is not STSv1", "version: STSv1");
    }
  }

  private void readMode(PolicyField field) {
    mode = modeOf(field.value());
    if (mode.isEmpty()) {
      String right = modeOf(field.value().toLowerCase(Locale.ROOT)).orElse(Mode.TESTING).toString();
      add(
          POLICY_MODE_INVALID,
          field,
          "is none of enforce, testing and none (in lower case)",
          "mode: " + right);
    }
  }

  private static Optional<Mode> modeOf(String value) {
    return List.of(Mode.values()).stream().filter(m -> m.toString().equals(value)).findFirst();
  }

  private void readMaxAge(PolicyField field) {
    if (!MAX_AGE_VALUE.matcher(field.value()).matches()) {
      add(POLICY_MAX_AGE_INVALID, field, "is not 1 to 10 digits", "max_age: 604800");
      return;
    }
    long seconds = Long.parseLong(field.value());
    if (seconds > Policy.MAX_AGE_LIMIT) {
      add(POLICY_MAX_AGE_INVALID, field, "is above 31557600, a year", "max_age: 31557600");
      return;
    }
    maxAge = Optional.of(seconds);
  }

  private void readMx(PolicyField field) {
    Optional<MxPattern> pattern = MxPattern.of(field.value());
    pattern.ifPresentOrElse(
        mx::add,
        () ->
            add(
                POLICY_MX_INVALID,
                field,
                MxAdvice.problem(field.value()),
                MxAdvice.lines(field.value())));
  }

  private void readExtension(PolicyField field) {
    if (isExtension(field)) {
      extensions.put(field.name(), MxAdvice.utf8(field.value()));
      add(
          POLICY_UNKNOWN_FIELD,
          field.line(),
          1,
          field.name() + " is an extension, which senders ignore where they do not know it",
          "Nothing, where it is meant; otherwise correct or delete line " + field.line());
    }
  }

  private void readLater(PolicyField field) {
    boolean known = Set.of(VERSION, MODE, MAX_AGE).contains(field.name());
    if (isExtension(field) && known) {
      add(
          POLICY_DUPLICATE_FIELD,
          field.line(),
          1,
          field.name() + " stands twice; the first counts",
          "Delete line " + field.line());
    }
  }

  /** The value of an extension: not empty, no control character, no tab (§3.2). */
  private boolean isExtension(PolicyField field) {
    int tab = field.value().indexOf('\t');
    if (!field.value().isEmpty() && tab < 0) {
      return true;
    }
    add(
        POLICY_SYNTAX,
        field.line(),
        field.column() + Math.max(0, tab),
        "the field " + field.name() + (tab < 0 ? " has no value" : " has a tab in its value"),
        "Delete line " + field.line() + ", or give the field a value without tabs");
    return false;
  }

  private void add(FindingCode code, PolicyField field, String reason, String line) {
    String value =
        field.value().isEmpty()
            ? "the value of " + field.name() + " is missing"
            : field.name() + " " + PolicyProblems.quoted(field.value()) + " " + reason;
    add(code, field.line(), field.column(), value, "Write line " + field.line() + " as: " + line);
  }

  private void add(FindingCode code, int line, int column, String what, String remedy) {
    problems.add(
        new PolicyProblem(
            code, line, column, "Line " + line + ", column " + column + ": " + what, remedy));
  }
}
