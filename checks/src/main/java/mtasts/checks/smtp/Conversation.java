package mtasts.checks.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import mtasts.checks.net.Deadline;
import mtasts.checks.net.DeadlineSocket;
import mtasts.checks.tls.TlsAttempt;

/** One whole conversation, from greeting to QUIT. Not thread-safe. */
final class Conversation {

  /** How long the answer to QUIT may take; it matters to nobody. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final MxTarget target;
  private final String ehloName;
  private final Duration slowAfter;
  private final Deadline deadline;
  private final SessionLog log;
  private boolean mayBeOutdated;

  Conversation(
      MxTarget target, String ehloName, Duration slowAfter, Deadline deadline, SessionLog log) {
    this.target = target;
    this.ehloName = ehloName;
    this.slowAfter = slowAfter;
    this.deadline = deadline;
    this.log = log;
  }

  /** True where only a server's want of TLS 1.2 may have failed the handshake. */
  boolean mayBeOutdated() {
    return mayBeOutdated;
  }

  /** Holds it over a connected socket. */
  void hold(DeadlineSocket socket) throws IOException {
    Channel plain = new Channel(socket, log.transcript());
    Opening opening = new Opening(plain, ehloName, slowAfter, log.findings(), log.remedies());
    boolean reached = opening.reachesHandshake();
    log.offered(opening.offered());
    if (reached) {
      secure(socket);
    } else if (opening.isStillTalking()) {
      farewell(socket, plain);
    }
  }

  private void secure(DeadlineSocket socket) throws IOException {
    TlsAttempt attempt = TlsAttempt.to(target.host());
    Secured secured =
        new Secured(socket, deadline, attempt, log.transcript(), log.findings(), log.remedies());
    Optional<Channel> channel = secured.open();
    log.chain(attempt.chain());
    log.agreed(secured.agreed());
    if (channel.isPresent() && secured.ehlo(channel.get(), ehloName)) {
      log.findings().complete();
      farewell(socket, channel.get());
    }
    mayBeOutdated = secured.mayBeOutdated();
  }

  private void farewell(DeadlineSocket socket, Channel channel) {
    socket.until(deadline.orIn(FAREWELL));
    channel.ask("QUIT");
  }
}
