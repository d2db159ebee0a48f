package mtasts.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Unjudged;
import mtasts.checks.tls.CertificateJudge;

/**
 * The MX hosts of a domain and what each of their addresses showed.
 *
 * @param targets the MX records
 * @param hosts the hosts, in the order in which senders try them
 */
record MxPart(MxTargets targets, List<MxHost> hosts) {

  private static final Set<FindingCode> ALL = FindingCode.inAreas("mx", "smtp", "dane");

  /** Looks everything up and probes every address, all hosts side by side. */
  static MxPart look(MxLook look) throws InterruptedException {
    DnsAnswer<MxRecord> answer = look.lookups().mx(look.domain());
    MxTargets targets = MxTargets.of(look.domain(), answer);
    List<Callable<MxHost>> steps = new ArrayList<>();
    for (MxRecord target : targets.hosts()) {
      steps.add(() -> MxHost.look(target, look));
    }
    return new MxPart(targets, SideBySide.all(steps));
  }

  /** The same in the light of the certificates that other servers have shown since. */
  MxPart judgedAgain(CertificateJudge judge) {
    return new MxPart(targets, hosts.stream().map(host -> host.judgedAgain(judge)).toList());
  }

  /** What is wrong with records, names and lookups; the addresses have their own faults. */
  List<Fault> faults() {
    List<Fault> all = new ArrayList<>(targets.faults());
    hosts.forEach(host -> all.addAll(host.faults()));
    return all;
  }

  /** What could not be looked at. */
  List<Unjudged> unjudged() {
    List<Unjudged> all = new ArrayList<>();
    if (!targets.certain()) {
      all.add(new Unjudged(ALL, Optional.empty()));
    }
    for (MxHost host : hosts) {
      all.addAll(host.unjudged());
    }
    return all;
  }

  /** The names of the hosts, as the MX records give them. */
  List<String> names() {
    return targets.hosts().stream().map(MxRecord::exchange).toList();
  }
}
