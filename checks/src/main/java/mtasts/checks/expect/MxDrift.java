package mtasts.checks.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;

/**
 * The set of MX hosts against its declaration; their order and preferences do not matter.
 *
 * @param declared the declaration
 * @param seen what is published
 */
record MxDrift(Expectation declared, Published seen) {

  private static final MxRecord NULL_MX = new MxRecord(0, "");
  private static final int ANY_PREFERENCE = 10;

  Stream<Fault> faults() {
    if (declared.mx().isEmpty() || seen.mx().isEmpty()) {
      return Stream.empty();
    }
    Set<String> wanted = new TreeSet<>();
    declared.mx().get().stream().map(DomainName::name).forEach(wanted::add);
    return seen.mxHosts().filter(hosts -> !hosts.equals(wanted)).stream()
        .map(hosts -> fault(wanted, seen.mx().get()));
  }

  private Fault fault(Set<String> wanted, List<MxRecord> records) {
    String domain = seen.domain().name();
    return Fault.of(
        FindingCode.EXPECT_MX,
        domain,
        wanted.isEmpty() ? domain : String.join(",", wanted),
        Drift.told(
            wanted.isEmpty() ? "no MX host" : "the MX hosts " + String.join(", ", wanted),
            seen(records)),
        Drift.remedy(
            String.join(", ", stepsBack(wanted, records)),
            seen.declaration().mx().map(Expectation::ofMx)));
  }

  private static String seen(List<MxRecord> records) {
    if (records.isEmpty()) {
      return "there is no MX record";
    }
    return records.stream().allMatch(MxRecord::isNull)
        ? "there is a null MX"
        : "the MX records name "
            + records.stream()
                .filter(record -> !record.isNull())
                .map(record -> Drift.shown(record.exchange()))
                .distinct()
                .collect(Collectors.joining(", "));
  }

  private List<String> stepsBack(Set<String> wanted, List<MxRecord> records) {
    Set<String> published =
        records.stream().map(MxRecord::exchange).collect(Collectors.toUnmodifiableSet());
    List<String> steps = new ArrayList<>();
    wanted.stream()
        .filter(host -> !published.contains(host))
        .forEach(host -> steps.add("publish " + line(new MxRecord(ANY_PREFERENCE, host))));
    if (wanted.isEmpty() && !published.contains("")) {
      steps.add("publish " + line(NULL_MX));
    }
    records.stream()
        .filter(record -> record.isNull() ? !wanted.isEmpty() : !wanted.contains(record.exchange()))
        .forEach(record -> steps.add("remove " + line(record)));
    return steps;
  }

  private String line(MxRecord record) {
    return seen.domain()
        + ". IN MX "
        + record.preference()
        + " "
        + Drift.shown(record.exchange())
        + ".";
  }
}
