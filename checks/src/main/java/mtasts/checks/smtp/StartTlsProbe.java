package mtasts.checks.smtp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import mtasts.checks.net.Deadline;
import mtasts.checks.net.DeadlineSocket;
import mtasts.checks.net.Routes;
import mtasts.checks.report.Printable;
import mtasts.checks.tls.CertificateJudge;

/**
 * The real probe: connects, says EHLO, STARTTLS, shakes hands with SNI, says EHLO again and QUIT;
 * never MAIL. Where the handshake fails as it does at a server that has only TLS 1.0 or 1.1, a
 * second connection tells. Safe for use by many threads.
 */
public final class StartTlsProbe implements MxProbe {

  /** Half of what RFC 5321 §4.5.3.2.1 asks senders to wait, and what many give. */
  static final Duration SLOW = Duration.ofSeconds(30);

  private final int port;
  private final String ehloName;
  private final CertificateJudge judge;
  private final InstantSource clock;
  private final Duration slowAfter;
  private final Predicate<InetAddress> routes;

  /**
   * A probe.
   *
   * @param port 25 but for trials
   * @param ehloName the name to give in EHLO, A-labels
   * @param judge judges the certificates
   * @param clock says when a conversation began
   */
  public StartTlsProbe(int port, String ehloName, CertificateJudge judge, InstantSource clock) {
    this(port, ehloName, judge, clock, SLOW, Routes::leadTo);
  }

  StartTlsProbe(
      int port,
      String ehloName,
      CertificateJudge judge,
      InstantSource clock,
      Duration slowAfter,
      Predicate<InetAddress> routes) {
    this.port = port;
    this.ehloName = ehloName;
    this.judge = judge;
    this.clock = clock;
    this.slowAfter = slowAfter;
    this.routes = routes;
  }

  @Override
  public SmtpSession probe(String mxHost, InetAddress address, Duration timeout)
      throws InterruptedException {
    MxTarget target = new MxTarget(mxHost, address, port);
    SessionLog log = new SessionLog(target, clock.instant());
    if (routes.test(address)) {
      converse(target, Deadline.in(timeout), log);
    } else {
      log.skipped("skipped: this machine has no route to such addresses");
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while probing " + target.subject());
    }
    return log.session(judge);
  }

  private void converse(MxTarget target, Deadline deadline, SessionLog log) {
    Conversation first = new Conversation(target, ehloName, slowAfter, deadline, log);
    try (DeadlineSocket socket = new DeadlineSocket(deadline)) {
      if (connects(socket, target, log)) {
        first.hold(socket);
      }
    } catch (IOException e) {
      // Only closing and setting up fail this way; what was learned before stands.
      log.transcript().note("the connection broke: " + shown(e));
    }
    if (first.mayBeOutdated() && !deadline.isOver()) {
      new SecondLook(target, ehloName, deadline, log).tellOldTls();
    }
  }

  private static boolean connects(DeadlineSocket socket, MxTarget target, SessionLog log) {
    try {
      socket.connectTo(target.socketAddress());
      log.transcript().note("connected to " + target.endpoint());
      return true;
    } catch (SocketTimeoutException e) {
      log.notConnected("No answer to the attempt to connect");
    } catch (ConnectException e) {
      log.notConnected("The connection is refused");
    } catch (NoRouteToHostException e) {
      log.notConnected("The address is unreachable");
    } catch (IOException e) {
      log.notConnected("The connection fails: " + shown(e));
    }
    return false;
  }

  private static String shown(IOException e) {
    return Printable.text(String.valueOf(e.getMessage()), 200);
  }
}
