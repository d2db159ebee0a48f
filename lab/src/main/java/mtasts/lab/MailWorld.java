package mtasts.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mtasts.lab.dns.DnsServer;
import mtasts.lab.http.HookReceiver;
import mtasts.lab.http.PolicyHost;
import mtasts.lab.http.PolicyHosts;
import mtasts.lab.smtp.Inbox;
import mtasts.lab.smtp.MxHost;
import mtasts.lab.tcp.Neighborhood;
import mtasts.lab.tls.Authority;
import org.jspecify.annotations.Nullable;

/**
 * A mail world on loopback, in this process. DNS runs from the start, all else from when it is
 * first asked for. Hosts differ by address; one port serves HTTPS at all of them, and one SMTP.
 * Closing the world closes all that is in it. Thread-safe. A port that can't be had is an {@link
 * UncheckedIOException}.
 */
public final class MailWorld implements AutoCloseable {

  private static final int LOOPBACK = 127 << 24;
  private static final int ADDRESSES = 1 << 24;

  private final Deque<Runnable> closers = new ArrayDeque<>();
  private final Authority authority;
  private final DnsServer dns;
  private final Neighborhood https;
  private final Neighborhood smtp;
  private final Map<InetAddress, PolicyHosts> policyAddresses = new HashMap<>();
  private final Map<String, List<PolicyHost>> policyHosts = new HashMap<>();
  private final Map<String, List<MxHost>> mxHosts = new HashMap<>();
  private @Nullable Inbox inbox;
  private @Nullable HookReceiver hook;

  /** The last part of the last address given out; 127.0.0.1 is for DNS, inbox and hook. */
  private int lastAddress = 1;

  private MailWorld(InstantSource clock) throws IOException {
    authority = Authority.create(clock);
    try {
      dns = DnsServer.start();
      closers.push(dns::close);
      https = Neighborhood.open();
      closers.push(https::close);
      smtp = Neighborhood.open();
      closers.push(smtp::close);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Starts an empty world whose certificates go by the system's clock. */
  public static MailWorld open() {
    return open(InstantSource.system());
  }

  /** Starts an empty world whose certificates go by that clock. */
  public static MailWorld open(InstantSource clock) {
    try {
      return new MailWorld(clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The resolver of the world. */
  public DnsServer dns() {
    return dns;
  }

  /** The certificate authority that the world trusts. */
  public Authority authority() {
    return authority;
  }

  /** The port of all policy hosts. */
  public int httpsPort() {
    return https.port();
  }

  /** The port of all MX hosts. */
  public int smtpPort() {
    return smtp.port();
  }

  /** A loopback address that no host of this world has: 127.0.0.2 and so on. */
  public synchronized InetAddress nextAddress() {
    if (++lastAddress >= ADDRESSES - 1) {
      throw new IllegalStateException("all loopback addresses are taken");
    }
    int all = LOOPBACK | lastAddress;
    byte[] bytes = {(byte) (all >> 24), (byte) (all >> 16), (byte) (all >> 8), (byte) all};
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The policy host of that name, the first where it has several addresses. Made where there is
   * none: with an address of its own, its A record, a good certificate, and no policy.
   */
  public synchronized PolicyHost policyHost(String name) {
    List<PolicyHost> known = policyHosts.getOrDefault(key(name), List.of());
    return known.isEmpty() ? policyHostAt(name, nextAddress()) : known.getFirst();
  }

  /**
   * The policy host of that name at that address, such as {@code ::1}, another address of a known
   * host, or one that many names share. Made where there is none, with its A or AAAA record.
   */
  public synchronized PolicyHost policyHostAt(String name, InetAddress address) {
    List<PolicyHost> known = policyHosts.computeIfAbsent(key(name), _ -> new ArrayList<>());
    for (PolicyHost host : known) {
      if (host.address().equals(address)) {
        return host;
      }
    }
    PolicyHost host =
        policyAddresses.computeIfAbsent(address, this::openPolicyAddress).host(key(name));
    known.add(host);
    dns.a(name, address);
    return host;
  }

  /**
   * The MX host of that name, the first where it has several addresses. Made where there is none:
   * with an address of its own, its A record, and a good certificate.
   */
  public synchronized MxHost mxHost(String name) {
    List<MxHost> known = mxHosts.getOrDefault(key(name), List.of());
    return known.isEmpty() ? mxHostAt(name, nextAddress()) : known.getFirst();
  }

  /**
   * The MX host of that name at that address, where no other MX host may be. Made where there is
   * none, with its A or AAAA record.
   */
  public synchronized MxHost mxHostAt(String name, InetAddress address) {
    List<MxHost> known = mxHosts.computeIfAbsent(key(name), _ -> new ArrayList<>());
    for (MxHost host : known) {
      if (host.address().equals(address)) {
        return host;
      }
    }
    MxHost host = opened(() -> MxHost.open(key(name), authority, smtp.at(address)));
    closers.push(host::close);
    known.add(host);
    dns.a(name, address);
    return host;
  }

  /**
   * A whole good domain: MTA-STS and TLS-RPT records, MX records with preference 10, 20, …, a
   * policy in enforce that names them, and the hosts. Hosts that are there already are shared.
   */
  public LabDomain domain(String name, String... mxNames) {
    return LabDomain.publish(this, name, policyHost("mta-sts." + name), List.of(mxNames));
  }

  /** The same with the policy host at that address, which many domains may share. */
  public LabDomain domainAt(InetAddress policyAddress, String name, String... mxNames) {
    PolicyHost host = policyHostAt("mta-sts." + name, policyAddress);
    return LabDomain.publish(this, name, host, List.of(mxNames));
  }

  /** The mail server of the operator, to which alerts go. */
  public synchronized Inbox inbox() {
    Inbox known = inbox;
    if (known == null) {
      known = opened(() -> Inbox.open(freePort()));
      inbox = known;
      closers.push(known::close);
    }
    return known;
  }

  /** The webhook receiver of the operator. */
  public synchronized HookReceiver hook() {
    HookReceiver known = hook;
    if (known == null) {
      known = opened(() -> HookReceiver.open(freePort()));
      hook = known;
      closers.push(known::close);
    }
    return known;
  }

  /** Closes all ports and connections, the newest first. */
  @Override
  public synchronized void close() {
    while (!closers.isEmpty()) {
      closers.pop().run();
    }
  }

  private PolicyHosts openPolicyAddress(InetAddress address) {
    PolicyHosts hosts = opened(() -> PolicyHosts.open(authority, https.at(address)));
    closers.push(hosts::close);
    return hosts;
  }

  private static InetSocketAddress freePort() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What opens a port. */
  @FunctionalInterface
  private interface Opening<T> {
    T open() throws IOException;
  }

  private static <T> T opened(Opening<T> opening) {
    try {
      return opening.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
