package mtasts.checks;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import mtasts.checks.dns.Dns;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.dns.TlsaRecord;
import mtasts.checks.dns.TxtRecord;
import mtasts.checks.net.Deadline;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;

/**
 * The lookups that checks need, each under a deadline of its own, and what failed ones say. Where
 * many domains are checked at once, lookups wait for their turn; the deadline begins with it, so
 * that a crowd of our own never looks like a resolver that is silent.
 */
final class Lookups {

  /** Lookups under way, as many as one resolver is asked at once. */
  static final int AT_ONCE = 64;

  private final Dns dns;
  private final Duration timeout;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  Lookups(Dns dns, Duration timeout) {
    this.dns = dns;
    this.timeout = timeout;
  }

  DnsAnswer<TxtRecord> txt(String name) throws InterruptedException {
    return inTurn(deadline -> dns.txt(name, deadline));
  }

  DnsAnswer<MxRecord> mx(DomainName domain) throws InterruptedException {
    return inTurn(deadline -> dns.mx(domain.name(), deadline));
  }

  DnsAnswer<TlsaRecord> tlsa(String name) throws InterruptedException {
    return inTurn(deadline -> dns.tlsa(name, deadline));
  }

  /** One lookup, once its deadline is known. */
  @FunctionalInterface
  private interface Lookup<R> {
    DnsAnswer<R> until(Deadline deadline) throws InterruptedException;
  }

  private <R> DnsAnswer<R> inTurn(Lookup<R> lookup) throws InterruptedException {
    places.acquire();
    try {
      return lookup.until(Deadline.in(timeout));
    } finally {
      places.release();
    }
  }

  /**
   * The addresses of a host.
   *
   * @param addresses IPv4 first, each once, in the order of the answers
   * @param cnames the CNAME targets on the way
   * @param missing both lookups were answered and there is no address
   * @param certain both lookups were answered
   * @param faults what failed
   */
  record Addresses(
      List<InetAddress> addresses,
      List<String> cnames,
      boolean missing,
      boolean certain,
      List<Fault> faults) {

    /** The last CNAME target, or the name itself: who really answers for it. */
    String target(String name) {
      return cnames.isEmpty() ? name : cnames.getLast();
    }
  }

  /** Looks up both address families of a host at the same time. */
  Addresses addresses(String host) throws InterruptedException {
    List<Callable<DnsAnswer<InetAddress>>> steps =
        List.of(
            () -> inTurn(deadline -> dns.a(host, deadline)),
            () -> inTurn(deadline -> dns.aaaa(host, deadline)));
    List<DnsAnswer<InetAddress>> answers = SideBySide.all(steps);
    LinkedHashSet<InetAddress> addresses = new LinkedHashSet<>();
    List<String> cnames = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      String type = i == 0 ? "A" : "AAAA";
      List<String> chain =
          switch (answers.get(i)) {
            case DnsAnswer.Records<InetAddress> found -> {
              addresses.addAll(found.records());
              yield found.cnames();
            }
            case DnsAnswer.NoSuchName<InetAddress> none -> none.cnames();
            case DnsAnswer.NoData<InetAddress> none -> none.cnames();
            case DnsAnswer.Failed<InetAddress> failed -> {
              faults.add(fault(failed, host, type));
              yield List.<String>of();
            }
          };
      if (cnames.isEmpty()) {
        cnames.addAll(chain);
      }
    }
    boolean certain = faults.isEmpty();
    return new Addresses(
        List.copyOf(addresses), cnames, certain && addresses.isEmpty(), certain, faults);
  }

  /** What a failed lookup says, if this is one. */
  static Optional<Fault> fault(DnsAnswer<?> answer, String name, String type) {
    return answer instanceof DnsAnswer.Failed<?> failed
        ? Optional.of(fault(failed, name, type))
        : Optional.empty();
  }

  /** The subject of a failed lookup. */
  static String subject(String name, String type) {
    return name + " " + type;
  }

  private static Fault fault(DnsAnswer.Failed<?> failed, String name, String type) {
    String subject = subject(name, type);
    if (failed.reason() == DnsAnswer.Reason.BOGUS) {
      return Fault.of(
          FindingCode.DNS_BOGUS,
          subject,
          name,
          "DNSSEC validation of " + subject + " fails: " + failed.detail(),
          "Repair the signatures of the zone or its DS record at the parent; see where the chain"
              + " breaks with: delv "
              + name
              + " "
              + type);
    }
    return Fault.of(
        FindingCode.DNS_LOOKUP_FAILED,
        subject,
        name,
        "The lookup of " + subject + " failed: " + failed.detail(),
        "Nothing can be said until there is an answer; ask the name servers one by one with: dig"
            + " +trace "
            + name
            + " "
            + type);
  }
}
