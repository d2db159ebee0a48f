package mtasts.monitor.round;

import java.net.InetAddress;
import mtasts.checks.dns.Dns;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.net.Deadline;
import mtasts.checks.policy.PolicyFetch;
import mtasts.checks.report.DomainName;
import mtasts.checks.smtp.MxProbe;
import mtasts.monitor.config.ChecksConfig;
import mtasts.monitor.doubt.Target;

/** Asks those anew who were heard before. */
record Controls(Dns dns, PolicyFetch fetch, MxProbe probe, ChecksConfig.Timeouts timeout) {

  private static final String POLICY_HOST = "mta-sts.";

  boolean hears(Target target) throws InterruptedException {
    return switch (target.way()) {
      case LOOKUPS ->
          !(dns.txt(target.host(), Deadline.in(timeout.dns())) instanceof DnsAnswer.Failed<?>);
      case HTTPS_4, HTTPS_6 -> {
        DomainName domain = new DomainName(target.host().substring(POLICY_HOST.length()));
        yield fetch.fetch(domain, address(target), target.host()).heard().orElse(false);
      }
      case SMTP_4, SMTP_6 ->
          probe.probe(target.host(), address(target), timeout.smtp()).heard().orElse(false);
    };
  }

  private static InetAddress address(Target target) {
    return InetAddress.ofLiteral(target.address());
  }
}
