package mtasts.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Printable;

/**
 * The MX hosts of a domain in the order in which senders try them (RFC 5321 §5.1).
 *
 * @param published the MX records as they were answered
 * @param hosts the hosts to look at: names in lower case, each once, at most {@link #MAX_HOSTS}
 * @param nullMx the domain takes no mail (RFC 7505)
 * @param unusable how many targets are no host names: senders cannot use them
 * @param certain the lookup was answered
 * @param faults what is wrong with the MX records
 */
record MxTargets(
    List<MxRecord> published,
    List<MxRecord> hosts,
    boolean nullMx,
    int unusable,
    boolean certain,
    List<Fault> faults) {

  /** How many MX hosts are looked at. */
  static final int MAX_HOSTS = 20;

  /** Letters, digits, hyphens; underscores too, which senders look up all the same. */
  private static final Pattern HOST =
      Pattern.compile(
          "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");

  private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?[0-9]+");

  static MxTargets of(DomainName domain, DnsAnswer<MxRecord> answer) {
    return switch (answer) {
      case DnsAnswer.Records<MxRecord> found -> ofRecords(domain, found.records());
      case DnsAnswer.NoData<MxRecord> none ->
          implicit(domain, "There is no MX record: senders use the address of " + domain);
      case DnsAnswer.NoSuchName<MxRecord> none ->
          implicit(domain, "The name does not exist in the DNS");
      case DnsAnswer.Failed<MxRecord> failed ->
          new MxTargets(
              List.of(),
              List.of(),
              false,
              0,
              false,
              Lookups.fault(failed, domain.name(), "MX").stream().toList());
    };
  }

  private static MxTargets implicit(DomainName domain, String summary) {
    Fault missing =
        Fault.of(
            FindingCode.MX_MISSING,
            domain.name(),
            domain.name(),
            summary,
            "Publish an MX record: " + domain + ". IN MX 10 mail." + domain + ".");
    return new MxTargets(
        List.of(), List.of(new MxRecord(0, domain.name())), false, 0, true, List.of(missing));
  }

  private static MxTargets ofRecords(DomainName domain, List<MxRecord> records) {
    List<Fault> faults = new ArrayList<>();
    boolean anyNull = records.stream().anyMatch(MxRecord::isNull);
    if (anyNull && records.stream().allMatch(MxRecord::isNull)) {
      faults.add(nullMx(domain));
      return new MxTargets(records, List.of(), true, 0, true, faults);
    }
    if (anyNull) {
      faults.add(nullBesideOthers(domain, records));
    }
    Map<String, Integer> preferences = new TreeMap<>();
    int unusable = 0;
    for (MxRecord record : records) {
      String host = record.exchange().toLowerCase(Locale.ROOT);
      if (record.isNull()) {
        continue;
      }
      if (isHostName(host)) {
        preferences.merge(host, record.preference(), Math::min);
      } else {
        unusable++;
        faults.add(noHostName(domain + " MX", record));
      }
    }
    List<MxRecord> hosts =
        preferences.entrySet().stream()
            .map(e -> new MxRecord(e.getValue(), e.getKey()))
            .sorted(Comparator.comparingInt(MxRecord::preference).thenComparing(MxRecord::exchange))
            .toList();
    if (hosts.size() > MAX_HOSTS) {
      faults.add(tooMany(domain, hosts));
    }
    return new MxTargets(
        records, hosts.stream().limit(MAX_HOSTS).toList(), false, unusable, true, faults);
  }

  /** True for what senders can look up and connect to: not an address, not an empty name. */
  static boolean isHostName(String name) {
    return HOST.matcher(name).matches() && !NUMERIC_END.matcher(name).matches();
  }

  private static Fault nullMx(DomainName domain) {
    return Fault.of(
        FindingCode.MX_NULL,
        domain.name(),
        domain.name(),
        "A null MX: the domain takes no mail, so there is no MX host to look at",
        "Nothing to do where the domain is not meant to take mail");
  }

  private static Fault nullBesideOthers(DomainName domain, List<MxRecord> records) {
    long others = records.stream().filter(r -> !r.isNull()).count();
    return Fault.of(
        FindingCode.MX_INVALID,
        domain.name(),
        domain.name(),
        "A null MX stands beside " + others + " other MX record" + (others == 1 ? "" : "s"),
        "Remove the null MX (" + domain + ". IN MX 0 .) or all other MX records");
  }

  /** The fault of a target that is no host name; the subject is the owner and the target. */
  static Fault noHostName(String owner, MxRecord record) {
    String target = Printable.text(record.exchange(), 255);
    return Fault.of(
        FindingCode.MX_INVALID,
        owner + " " + target,
        target,
        "The MX target " + target + " is no host name: senders cannot use it",
        "Point the MX record to a host name that has an address record");
  }

  private static Fault tooMany(DomainName domain, List<MxRecord> hosts) {
    return Fault.of(
        FindingCode.MX_TOO_MANY,
        domain.name(),
        domain.name(),
        hosts.size()
            + " MX hosts; the first "
            + MAX_HOSTS
            + " were looked at, left out: "
            + LeftOut.told(hosts.stream().skip(MAX_HOSTS).map(MxRecord::exchange).toList()),
        "Publish fewer MX hosts: senders try only the first few");
  }
}
