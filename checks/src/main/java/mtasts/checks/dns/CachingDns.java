package mtasts.checks.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import mtasts.checks.net.Deadline;

/**
 * Shares lookups: who asks for a name and type that is being looked up waits for that answer, and
 * an answer serves for its time to live and no longer than a bound. Absence serves for at most ten
 * seconds, a failure only those who already wait. Whoever must see the present, as a re-check, asks
 * the resolvers' own {@link Dns} instead.
 */
public final class CachingDns implements Dns {

  private final Dns dns;
  private final SharedLookups<TxtRecord> txt;
  private final SharedLookups<MxRecord> mx;
  private final SharedLookups<InetAddress> a;
  private final SharedLookups<InetAddress> aaaa;
  private final SharedLookups<TlsaRecord> tlsa;

  /**
   * Shares the lookups of {@code dns}.
   *
   * @param atMost how long an answer serves, whatever its time to live
   * @param clock says when an answer is too old
   */
  public CachingDns(Dns dns, Duration atMost, InstantSource clock) {
    this.dns = dns;
    txt = new SharedLookups<>(clock, atMost, record -> record.text().length);
    mx = new SharedLookups<>(clock, atMost, record -> record.exchange().length());
    a = new SharedLookups<>(clock, atMost, record -> 4);
    aaaa = new SharedLookups<>(clock, atMost, record -> 16);
    tlsa = new SharedLookups<>(clock, atMost, record -> record.data().length());
  }

  @Override
  public DnsAnswer<TxtRecord> txt(String name, Deadline deadline) throws InterruptedException {
    return txt.get(name, deadline, dns::txt);
  }

  @Override
  public DnsAnswer<MxRecord> mx(String name, Deadline deadline) throws InterruptedException {
    return mx.get(name, deadline, dns::mx);
  }

  @Override
  public DnsAnswer<InetAddress> a(String name, Deadline deadline) throws InterruptedException {
    return a.get(name, deadline, dns::a);
  }

  @Override
  public DnsAnswer<InetAddress> aaaa(String name, Deadline deadline) throws InterruptedException {
    return aaaa.get(name, deadline, dns::aaaa);
  }

  @Override
  public DnsAnswer<TlsaRecord> tlsa(String name, Deadline deadline) throws InterruptedException {
    return tlsa.get(name, deadline, dns::tlsa);
  }
}
