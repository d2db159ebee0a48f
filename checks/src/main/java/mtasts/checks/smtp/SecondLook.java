package mtasts.checks.smtp;

import static mtasts.checks.report.FindingCode.SMTP_TLS_FAILED;
import static mtasts.checks.report.FindingCode.SMTP_TLS_OUTDATED;

import java.io.IOException;
import java.util.Optional;
import mtasts.checks.net.Deadline;
import mtasts.checks.net.DeadlineSocket;
import mtasts.checks.report.Printable;
import mtasts.checks.tls.OldTls;

/** A second connection after a failed handshake: does the server have old versions only? */
final class SecondLook {

  private final MxTarget target;
  private final String ehloName;
  private final Deadline deadline;
  private final SessionLog log;

  SecondLook(MxTarget target, String ehloName, Deadline deadline, SessionLog log) {
    this.target = target;
    this.ehloName = ehloName;
    this.deadline = deadline;
    this.log = log;
  }

  /** Tells a failed handshake as outdated where the server agrees to TLS 1.0 or 1.1. */
  void tellOldTls() {
    Transcript transcript = log.transcript();
    transcript.note("second connection, to see whether there is TLS 1.0 or 1.1");
    try (DeadlineSocket socket = new DeadlineSocket(deadline)) {
      socket.connectTo(target.socketAddress());
      Opening opening =
          new Opening(
              new Channel(socket, transcript),
              ehloName,
              StartTlsProbe.SLOW,
              new Findings(target), // what this connection shows beside was seen by the first
              log.remedies());
      if (!opening.reachesHandshake()) {
        return;
      }
      Optional<String> version =
          OldTls.versionOf(socket.getInputStream(), socket.getOutputStream(), target.host());
      transcript.note(version.map(v -> "the server agrees to " + v).orElse("it has neither"));
      log.findings().judged(SMTP_TLS_OUTDATED);
      version.ifPresent(this::outdated);
    } catch (IOException e) {
      transcript.note(
          "the second connection broke: " + Printable.text(String.valueOf(e.getMessage()), 200));
    }
  }

  private void outdated(String version) {
    log.findings()
        .replace(
            SMTP_TLS_FAILED,
            SMTP_TLS_OUTDATED,
            "The server offers no newer TLS than " + version + "; senders want 1.2 or newer",
            log.remedies().of(SMTP_TLS_OUTDATED));
  }
}
