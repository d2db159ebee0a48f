package mtasts.monitor.round;

import java.net.InetAddress;
import java.time.Duration;
import mtasts.checks.net.HostLimit;
import mtasts.checks.smtp.MxProbe;
import mtasts.checks.smtp.SmtpSession;

/**
 * Probes of MX hosts that serve all domains that have the host: what an address shows depends on
 * host name and address and on nothing else. Never more conversations at once with one address than
 * the limit allows; the time for a conversation begins with it, not with the wait for a place.
 */
final class SharedProbes implements MxProbe {

  /** A session with its chain takes some 10 KB. */
  private static final int MOST = 2_000;

  private final MxProbe probe;
  private final HostLimit limit;
  private final ProbeWatch watch;
  private final Sharing<Target, SmtpSession> sessions;

  /** What a session depends on. */
  private record Target(String mxHost, InetAddress address) {}

  /**
   * Shares what {@code probe} sees.
   *
   * @param probe holds the conversations
   * @param limit conversations at once with one address
   * @param reuse how long a session serves
   * @param watch is told of every conversation, and says which may serve again
   */
  SharedProbes(MxProbe probe, HostLimit limit, Duration reuse, ProbeWatch watch) {
    this.probe = probe;
    this.limit = limit;
    this.watch = watch;
    this.sessions = new Sharing<>(reuse, watch::mayServe, MOST, System::nanoTime);
  }

  @Override
  public SmtpSession probe(String mxHost, InetAddress address, Duration timeout)
      throws InterruptedException {
    return probe(mxHost, address, timeout, false);
  }

  /**
   * The same without what was seen before: for re-checks. A conversation that is under way is
   * joined, so that a host whose fault many domains look at again is asked once.
   */
  MxProbe anew() {
    return (mxHost, address, timeout) -> probe(mxHost, address, timeout, true);
  }

  private SmtpSession probe(String mxHost, InetAddress address, Duration timeout, boolean anew)
      throws InterruptedException {
    return sessions.get(
        new Target(mxHost, address), anew, () -> converse(mxHost, address, timeout));
  }

  private SmtpSession converse(String mxHost, InetAddress address, Duration timeout)
      throws InterruptedException {
    SmtpSession session;
    try (HostLimit.Place _ = limit.enter(address)) {
      session = probe.probe(mxHost, address, timeout);
    }
    watch.conversed(session);
    return session;
  }
}
