package mtasts.checks;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.CaseWords.Line;
import mtasts.checks.expect.Expectation;
import mtasts.checks.net.Addresses;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;

/** How a case wants its domain checked: the file {@code settings}. */
final class CaseSettings {

  /** What changes only which domain is checked, and how patiently. */
  private static final Set<String> USUAL = Set.of("domain", "dns", "https", "smtp");

  private DomainName domain;
  private Duration dns = Duration.ofSeconds(10);
  private Duration https = Duration.ofSeconds(20);
  private Duration smtp = Duration.ofSeconds(20);
  private Duration slow = Duration.ofSeconds(30);
  private Predicate<InetAddress> connectable = address -> true;
  private boolean firstAddressOnly;
  private boolean tlsrpt = true;
  private boolean dane = true;
  private boolean resolverTrusted = true;
  private boolean usual = true;
  private Set<Part> parts = EnumSet.allOf(Part.class);
  private Expectation expect = Expectation.NONE;
  private final Set<FindingCode> muted = new HashSet<>();
  private final List<String> noRouteTo = new ArrayList<>();

  private CaseSettings(DomainName usualDomain) {
    this.domain = usualDomain;
  }

  static CaseSettings of(CaseFolder folder) {
    CaseSettings settings = new CaseSettings(DomainName.of(folder.renamed("example.com")));
    folder.script("settings").stream().map(Line::of).forEach(settings::read);
    return settings;
  }

  private void read(Line line) {
    usual &= USUAL.contains(line.verb());
    switch (line.verb()) {
      case "domain" -> domain = DomainName.of(line.unescaped());
      case "dns" -> dns = CaseWords.duration(line.argument());
      case "https" -> https = CaseWords.duration(line.argument());
      case "smtp" -> smtp = CaseWords.duration(line.argument());
      case "slow" -> slow = CaseWords.duration(line.argument());
      case "no-private-addresses" -> connectable = Addresses::isGlobal;
      case "loopback-is-public" ->
          connectable = address -> address.isLoopbackAddress() || Addresses.isGlobal(address);
      case "first-address-only" -> firstAddressOnly = true;
      case "no-tlsrpt" -> tlsrpt = false;
      case "no-dane" -> dane = false;
      case "untrusted-resolver" -> resolverTrusted = false;
      case "no-route" -> noRouteTo.add(line.argument());
      case "only" -> {
        parts = EnumSet.noneOf(Part.class);
        line.words().forEach(name -> parts.add(Part.of(name).orElseThrow()));
      }
      case "expect" -> expect = expectation(Line.of(line.argument())).over(expect);
      case "mute" -> line.words().forEach(code -> muted.add(FindingCode.of(code).orElseThrow()));
      default -> throw new IllegalArgumentException("no setting: " + line);
    }
  }

  boolean areUsual() {
    return usual;
  }

  DomainName domain() {
    return domain;
  }

  Duration https() {
    return https;
  }

  Duration slow() {
    return slow;
  }

  boolean resolverTrusted() {
    return resolverTrusted;
  }

  boolean routeTo(String actor) {
    return !noRouteTo.contains(actor);
  }

  CheckSettings checks() {
    return new CheckSettings(dns, smtp, connectable, firstAddressOnly, tlsrpt, dane);
  }

  Scope scope() {
    return new Scope(parts, muted, expect);
  }

  private static Expectation expectation(Line line) {
    return switch (line.verb()) {
      case "mode" -> Expectation.ofMode(Mode.valueOf(line.argument().toUpperCase(Locale.ROOT)));
      case "mx" ->
          Expectation.ofMx(
              Stream.of(line.argument().split(" "))
                  .filter(host -> !host.isEmpty())
                  .map(DomainName::of)
                  .collect(Collectors.toCollection(TreeSet::new)));
      case "max_age" -> Expectation.ofMaxAge(line.number());
      case "policy_host" -> Expectation.ofPolicyHost(DomainName.of(line.argument()));
      default -> throw new IllegalArgumentException("nothing to expect: " + line);
    };
  }
}
