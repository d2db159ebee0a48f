package mtasts.alerts.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;

/**
 * Commands with which a person sees a finding with their own eyes. A name that a stranger chose
 * enters a command only where no shell could take it for anything but a name.
 */
public final class Verification {

  /** The cause of what an MX did: {@code mx1.example.com [192.0.2.25]}, or the host alone. */
  private static final Pattern HOST_AND_ADDRESS =
      Pattern.compile("([A-Za-z0-9_.][A-Za-z0-9_.-]*)(?: \\[([0-9A-Fa-f.:]+)])?");

  private static final Pattern PORT = Pattern.compile(".*]:([0-9]{1,5})");

  private static final Pattern POLICY_PORT =
      Pattern.compile("https://[a-z0-9.-]+:([0-9]{1,5})/\\.well-known/mta-sts\\.txt.*");

  private Verification() {}

  /** The commands for a finding of this domain, in the order in which to try them. */
  public static List<String> commands(DomainName domain, Finding finding) {
    return switch (finding.code().area()) {
      case "record" -> List.of(dig("TXT", domain.recordName()));
      case "policy" -> policy(domain, finding);
      case "mx" -> mx(domain, finding);
      case "smtp" -> smtp(finding);
      case "tlsrpt" -> List.of(dig("TXT", domain.tlsRptName()));
      case "dane" -> dane(finding);
      case "dns" -> dns(domain);
      case "expect" -> expect(domain, finding);
      case "history" -> history(domain, finding);
      case "self" -> ofMonitor(finding);
      default -> List.of();
    };
  }

  /** The commands for the monitor's own trouble, to be run on its machine. */
  public static List<String> ofMonitor(Finding finding) {
    String journal = "journalctl -u mta-sts-monitor --since -1h";
    return switch (finding.code()) {
      case SELF_RESOLVER_DOWN -> List.of("dig SOA .", journal);
      case SELF_STATE_FAILING -> List.of("df -h /var/lib/mta-sts-monitor", journal);
      default -> List.of(journal);
    };
  }

  private static List<String> policy(DomainName domain, Finding finding) {
    String host = domain.policyHost();
    List<String> commands = new ArrayList<>();
    if (finding.code().toString().startsWith("policy.certificate")) {
      String endpoint = endpoint(domain, finding);
      commands.add(tls("", endpoint.contains(":") ? endpoint : endpoint + ":443", host));
    }
    if (finding.code().toString().startsWith("policy.host")
        || finding.code().toString().startsWith("policy.address")) {
      commands.add(dig("A", host));
      commands.add(dig("AAAA", host));
    }
    commands.add("curl -sSi https://" + endpoint(domain, finding) + "/.well-known/mta-sts.txt");
    return commands;
  }

  /** The policy host, with the port where the check was told to use another than that of HTTPS. */
  private static String endpoint(DomainName domain, Finding finding) {
    Matcher subject = POLICY_PORT.matcher(finding.subject());
    return domain.policyHost() + (subject.matches() ? ":" + subject.group(1) : "");
  }

  private static List<String> mx(DomainName domain, Finding finding) {
    List<String> commands = new ArrayList<>();
    commands.add(dig("MX", domain.name()));
    Matcher cause = HOST_AND_ADDRESS.matcher(finding.cause());
    if (cause.matches() && finding.code().toString().startsWith("mx.address")) {
      commands.add(dig("A", cause.group(1)));
      commands.add(dig("AAAA", cause.group(1)));
    } else {
      commands.add("curl -sSi https://" + domain.policyHost() + "/.well-known/mta-sts.txt");
    }
    return commands;
  }

  private static List<String> smtp(Finding finding) {
    Matcher cause = HOST_AND_ADDRESS.matcher(finding.cause());
    if (!cause.matches()) {
      return List.of();
    }
    String host = cause.group(1);
    String address = cause.group(2) == null ? host : cause.group(2);
    Matcher subject = PORT.matcher(finding.subject());
    String port = subject.matches() ? subject.group(1) : "25";
    String target = (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    return List.of(tls("-starttls smtp ", target, host));
  }

  private static List<String> dane(Finding finding) {
    Matcher cause = HOST_AND_ADDRESS.matcher(finding.cause());
    return cause.matches() ? List.of("dig +dnssec TLSA _25._tcp." + cause.group(1)) : List.of();
  }

  private static List<String> dns(DomainName domain) {
    return List.of("dig TXT " + domain.recordName(), "dig +cd TXT " + domain.recordName());
  }

  private static List<String> expect(DomainName domain, Finding finding) {
    return finding.code() == FindingCode.EXPECT_MX
        ? List.of(dig("MX", domain.name()))
        : List.of(
            dig("CNAME", domain.policyHost()),
            "curl -sSi https://" + endpoint(domain, finding) + "/.well-known/mta-sts.txt");
  }

  /** Record, policy and MX hosts of now; what was published before stands in the page. */
  private static List<String> history(DomainName domain, Finding finding) {
    return List.of(
        dig("TXT", domain.recordName()),
        "curl -sSi https://" + endpoint(domain, finding) + "/.well-known/mta-sts.txt",
        dig("MX", domain.name()));
  }

  private static String dig(String type, String name) {
    return "dig +short " + type + " " + name;
  }

  private static String tls(String options, String target, String host) {
    return "openssl s_client "
        + options
        + "-connect "
        + target
        + " -servername "
        + host
        + " -verify_hostname "
        + host
        + " </dev/null";
  }
}
