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

/**
 * The MX hosts of a domain and what each of their addresses showed.
 *
 * @param targets the MX records
 * @param hosts the hosts, in the order in which senders try them
 * @param faults what is wrong with records, names and lookups; the addresses have their own
 * @param unjudged what could not be looked at
 */
record MxPart(MxTargets targets, List<MxHost> hosts, List<Fault> faults, List<Unjudged> unjudged) {

  private static final Set<FindingCode> ALL = FindingCode.inAreas("mx", "smtp", "dane");
  private static final Set<FindingCode> OF_ADDRESSES = FindingCode.inAreas("smtp", "dane");

  /** Looks everything up and probes every address, all hosts side by side. */
  static MxPart look(MxLook look) throws InterruptedException {
    DnsAnswer<MxRecord> answer = look.lookups().mx(look.domain());
    MxTargets targets = MxTargets.of(look.domain(), answer);
    if (!targets.certain()) {
      Unjudged all = new Unjudged(ALL, Optional.empty());
      return new MxPart(targets, List.of(), targets.faults(), List.of(all));
    }
    List<Callable<MxHost>> steps = new ArrayList<>();
    for (MxRecord target : targets.hosts()) {
      steps.add(() -> MxHost.look(target, look));
    }
    List<MxHost> hosts = SideBySide.all(steps);
    List<Fault> faults = new ArrayList<>(targets.faults());
    List<Unjudged> unjudged = new ArrayList<>();
    for (MxHost host : hosts) {
      faults.addAll(host.faults());
      unjudged.addAll(host.unjudged());
      if (!host.certain()) {
        unjudged.add(new Unjudged(OF_ADDRESSES, Optional.empty()));
      }
    }
    return new MxPart(targets, hosts, faults, unjudged);
  }

  /** The names of the hosts, as the MX records give them. */
  List<String> names() {
    return targets.hosts().stream().map(MxRecord::exchange).toList();
  }
}
