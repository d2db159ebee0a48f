package mtasts.checks;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.dns.TxtRecord;
import mtasts.checks.mx.MxCoverage;
import mtasts.checks.policy.Policy;
import mtasts.checks.policy.PolicyParser;
import mtasts.checks.policy.PolicyReading;
import mtasts.checks.policy.PolicyRules;
import mtasts.checks.record.RecordJudgement;
import mtasts.checks.record.StsRecord;
import mtasts.checks.record.StsRecordRules;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.LintReport;
import mtasts.checks.report.Mode;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.Printable;
import mtasts.checks.report.RecordSeen;
import mtasts.checks.report.ReportJson;
import mtasts.checks.report.Status;
import mtasts.checks.report.TlsRptSeen;
import mtasts.checks.tlsrpt.TlsRptJudgement;
import mtasts.checks.tlsrpt.TlsRptRules;

/** The rules of a check applied offline, to what is about to be published. */
public final class Lint {

  private final StsRecordRules recordRules;
  private final List<Fault> faults = new ArrayList<>();
  private Optional<RecordSeen> record = Optional.empty();
  private Optional<PolicyText> policy = Optional.empty();
  private Optional<TlsRptSeen> tlsrpt = Optional.empty();
  private List<String> hosts = List.of();

  /** A lint whose remedies carry ids made from this clock. */
  public Lint(InstantSource clock) {
    this.recordRules = new StsRecordRules(clock);
  }

  private record PolicyText(String subject, PolicySeen seen, PolicyReading reading) {}

  /** Adds the TXT records at {@code _mta-sts}, all of them. */
  public Lint records(List<String> texts) {
    List<TxtRecord> records = txt(texts);
    RecordJudgement judgement = recordRules.judgeOffline(records);
    faults.addAll(judgement.faults());
    record =
        Optional.of(
            new RecordSeen(
                records.stream().map(TxtRecord::toString).toList(),
                judgement.record().map(StsRecord::id),
                List.of(),
                Optional.empty()));
    return this;
  }

  /**
   * Adds the policy.
   *
   * @param subject what to call it in findings, as the name of its file
   * @param body its bytes; at most one byte more than {@link PolicyParser#MAX_BYTES} is looked at
   */
  public Lint policy(String subject, byte[] body) {
    PolicyReading reading = PolicyParser.parse(body);
    policy =
        Optional.of(new PolicyText(subject, PolicyView.offline(subject, body, reading), reading));
    return this;
  }

  /** Adds the TXT records at {@code _smtp._tls}, all of them. */
  public Lint tlsRptRecords(List<String> texts) {
    List<TxtRecord> records = txt(texts);
    TlsRptJudgement judgement = TlsRptRules.judgeOffline(records);
    faults.addAll(judgement.faults());
    tlsrpt =
        Optional.of(
            new TlsRptSeen(
                records.stream().map(TxtRecord::toString).toList(),
                judgement.record().map(r -> r.rua()).orElse(List.of())));
    return this;
  }

  /** Adds the MX hosts to match against the policy. */
  public Lint mxHosts(List<String> names) {
    hosts = names.stream().map(Lint::canonical).distinct().toList();
    hosts.stream().filter(host -> !MxTargets.isHostName(host)).forEach(this::noHostName);
    return this;
  }

  /** The report over all that was added. */
  public LintReport report() {
    policy.ifPresent(this::judge);
    Optional<Policy> valid = policy.flatMap(text -> text.reading().policy());
    Mode mode = valid.map(Policy::mode).orElse(Mode.NONE);
    List<Finding> findings =
        FindingOrder.sorted(faults.stream().flatMap(fault -> fault.in(mode).stream()).toList());
    return new LintReport(
        ReportJson.VERSION,
        Status.of(findings),
        record,
        policy.map(PolicyText::seen),
        tlsrpt,
        hosts.stream().map(host -> new LintReport.Host(host, covering(valid, host))).toList(),
        findings);
  }

  private void judge(PolicyText text) {
    faults.addAll(PolicyRules.judge(text.reading(), text.subject(), text.subject(), usable()));
    text.reading()
        .policy()
        .ifPresent(
            valid ->
                faults.addAll(MxCoverage.judge(valid, usable(), text.subject(), text.subject())));
  }

  private List<String> usable() {
    return hosts.stream().filter(MxTargets::isHostName).toList();
  }

  private void noHostName(String host) {
    faults.add(MxTargets.noHostName("MX", new MxRecord(0, host)));
  }

  private static Optional<String> covering(Optional<Policy> policy, String host) {
    return policy.flatMap(p -> p.covering(host)).map(Object::toString);
  }

  private static String canonical(String name) {
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return Printable.text(bare.toLowerCase(Locale.ROOT), 255);
  }

  private static List<TxtRecord> txt(List<String> texts) {
    return texts.stream()
        .map(text -> new TxtRecord(Stream.of(text.getBytes(StandardCharsets.UTF_8)).toList()))
        .toList();
  }
}
