package mtasts.checks.smtp;

import static mtasts.checks.report.FindingCode.SMTP_CERTIFICATE_UNTRUSTED;
import static mtasts.checks.report.FindingCode.SMTP_CLIENT_CERTIFICATE_REQUIRED;
import static mtasts.checks.report.FindingCode.SMTP_PLAINTEXT_INJECTION;
import static mtasts.checks.report.FindingCode.SMTP_PROTOCOL_ERROR;
import static mtasts.checks.report.FindingCode.SMTP_TIMEOUT;
import static mtasts.checks.report.FindingCode.SMTP_TLS_FAILED;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import mtasts.checks.net.Deadline;
import mtasts.checks.net.DeadlineSocket;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.TlsSeen;
import mtasts.checks.tls.Certificates;
import mtasts.checks.tls.HandshakeFailure;
import mtasts.checks.tls.TlsAttempt;

/** The encrypted part of a conversation: handshake, EHLO, QUIT. Not thread-safe. */
final class Secured {

  /** How long a server that asked for a client certificate may take to say that it wants one. */
  private static final Duration SECOND_THOUGHT = Duration.ofSeconds(1);

  /** What a server says that gets no client certificate (RFC 5246 §7.2.2, RFC 8446 §6.2). */
  private static final Set<String> WANTS_CERTIFICATE =
      Set.of(
          "handshake_failure",
          "no_certificate",
          "bad_certificate",
          "unsupported_certificate",
          "certificate_unknown",
          "unknown_ca",
          "access_denied",
          "certificate_required");

  private final DeadlineSocket socket;
  private final Deadline deadline;
  private final TlsAttempt attempt;
  private final Transcript transcript;
  private final Findings findings;
  private final Remedies remedies;
  private Optional<TlsSeen> agreed = Optional.empty();
  private boolean mayBeOutdated;

  Secured(
      DeadlineSocket socket,
      Deadline deadline,
      TlsAttempt attempt,
      Transcript transcript,
      Findings findings,
      Remedies remedies) {
    this.socket = socket;
    this.deadline = deadline;
    this.attempt = attempt;
    this.transcript = transcript;
    this.findings = findings;
    this.remedies = remedies;
  }

  /** What the handshake agreed on. */
  Optional<TlsSeen> agreed() {
    return agreed;
  }

  /** True where the handshake failed in a way that a server with old versions only shows. */
  boolean mayBeOutdated() {
    return mayBeOutdated;
  }

  /** Shakes hands and says EHLO again; empty where the server did not come along. */
  Optional<Channel> open() throws IOException {
    SSLSocket tls = attempt.over(socket);
    try {
      tls.startHandshake();
    } catch (IOException e) {
      handshakeFailed(HandshakeFailure.of(e));
      return Optional.empty();
    }
    TlsSeen seen = Certificates.seen(tls.getSession());
    agreed = Optional.of(seen);
    transcript.note("TLS handshake: " + seen.protocol() + " " + seen.cipher());
    Channel channel = new Channel(tls, transcript);
    if (attempt.clientCertificateAsked()) {
      // Saying EHLO first could make the network drop the alert that is on its way to us.
      socket.until(deadline.orIn(SECOND_THOUGHT));
      channel.in().await();
      socket.until(deadline);
    }
    return Optional.of(channel);
  }

  /** EHLO again; true where the server takes it. */
  boolean ehlo(Channel channel, String ehloName) {
    Received answer = channel.ask("EHLO " + ehloName);
    if (!(answer instanceof SmtpReply reply)) {
      silentAfterHandshake(answer);
      return false;
    }
    if (reply.isPositive()) {
      return true;
    }
    boolean wantsCertificate =
        String.join(" ", reply.lines()).toLowerCase(Locale.ROOT).contains("certificate");
    if (wantsCertificate) {
      wantsClientCertificate("it answers EHLO after the handshake with " + reply.quoted());
    } else {
      add(
          SMTP_PROTOCOL_ERROR,
          "The server answers EHLO after the handshake with " + reply.quoted());
      findings.cannotJudge(Stage.SECURED.codesFromHere());
    }
    return false;
  }

  private void handshakeFailed(HandshakeFailure failure) {
    transcript.note("TLS handshake failed: " + failure.words());
    if (demandsCertificate(failure)) {
      return;
    }
    switch (failure.kind()) {
      case TIMEOUT -> {
        add(SMTP_TIMEOUT, "The TLS handshake did not end in time");
        findings.cannotJudge(Stage.HANDSHAKE.codesFromHere());
        findings.cannotJudge(EnumSet.of(SMTP_PROTOCOL_ERROR));
      }
      case UNREADABLE_CERTIFICATE -> {
        add(SMTP_CERTIFICATE_UNTRUSTED, "The server sends a certificate that can't be read");
        findings.cannotJudge(Stage.HANDSHAKE.codesFromHere());
      }
      case ALERT, CLOSED, NOT_TLS, OTHER -> tlsFailed(failure);
    }
  }

  private void tlsFailed(HandshakeFailure failure) {
    findings.cannotJudge(Stage.HANDSHAKE.codesFromHere());
    boolean injected =
        findings.faults().stream().anyMatch(f -> f.code() == SMTP_PLAINTEXT_INJECTION);
    if (injected) {
      return; // the dropped plaintext explains it
    }
    mayBeOutdated = failure.kind() != HandshakeFailure.Kind.NOT_TLS && agreed.isEmpty();
    add(SMTP_TLS_FAILED, "The TLS handshake failed: " + failure.words());
  }

  private void silentAfterHandshake(Received answer) {
    if (answer instanceof Received.Gone gone && gone.cause().isPresent()) {
      HandshakeFailure failure = HandshakeFailure.of(gone.cause().get());
      if (demandsCertificate(failure)) {
        return;
      }
      if (failure.kind() == HandshakeFailure.Kind.ALERT) {
        tlsFailed(failure);
        return;
      }
    } else if (answer instanceof Received.Gone && attempt.clientCertificateAsked()) {
      wantsClientCertificate("it asked for one and closed the connection when none came");
      return;
    }
    Unanswered told = Unanswered.of(answer, "the answer to EHLO after the handshake");
    add(told.code(), told.summary());
    findings.cannotJudge(Stage.SECURED.codesFromHere());
    findings.cannotJudge(EnumSet.of(SMTP_TIMEOUT, SMTP_PROTOCOL_ERROR));
  }

  /** Tells a failure that comes from showing no client certificate; false: it is another. */
  private boolean demandsCertificate(HandshakeFailure failure) {
    boolean asked = attempt.clientCertificateAsked();
    boolean byAlert = failure.alert().filter(a -> isDemand(a, asked)).isPresent();
    boolean byClosing = asked && failure.kind() == HandshakeFailure.Kind.CLOSED;
    if (byAlert) {
      wantsClientCertificate(failure.words());
    } else if (byClosing) {
      wantsClientCertificate("it asked for one and closed the connection when none came");
    }
    return byAlert || byClosing;
  }

  private static boolean isDemand(String alert, boolean asked) {
    return alert.equals("certificate_required") || (asked && WANTS_CERTIFICATE.contains(alert));
  }

  private void wantsClientCertificate(String how) {
    add(SMTP_CLIENT_CERTIFICATE_REQUIRED, "The server demands a certificate of the sender: " + how);
  }

  private void add(FindingCode code, String summary) {
    String remedy =
        code == SMTP_CERTIFICATE_UNTRUSTED
            ? "Install the certificate anew, as PEM, with its intermediates"
            : remedies.of(code);
    findings.add(code, summary, remedy);
  }
}
