package mtasts.checks.dns;

import java.net.InetAddress;
import mtasts.checks.net.Deadline;

/**
 * Looks names up. Every call blocks until it has an answer or the deadline is over, follows CNAMEs,
 * and tells an absent record from a failed lookup. Names are absolute, without the final dot.
 */
public interface Dns {

  /** The TXT records of a name. */
  DnsAnswer<TxtRecord> txt(String name, Deadline deadline) throws InterruptedException;

  /** The MX records of a name, in any order. */
  DnsAnswer<MxRecord> mx(String name, Deadline deadline) throws InterruptedException;

  /** The IPv4 addresses of a name. */
  DnsAnswer<InetAddress> a(String name, Deadline deadline) throws InterruptedException;

  /** The IPv6 addresses of a name. */
  DnsAnswer<InetAddress> aaaa(String name, Deadline deadline) throws InterruptedException;

  /** The TLSA records of a name (RFC 6698). */
  DnsAnswer<TlsaRecord> tlsa(String name, Deadline deadline) throws InterruptedException;
}
