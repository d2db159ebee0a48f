package mtasts.checks.smtp;

import static mtasts.checks.report.FindingCode.SMTP_DEFERRED;
import static mtasts.checks.report.FindingCode.SMTP_PLAINTEXT_INJECTION;
import static mtasts.checks.report.FindingCode.SMTP_PROTOCOL_ERROR;
import static mtasts.checks.report.FindingCode.SMTP_REJECTED;
import static mtasts.checks.report.FindingCode.SMTP_SLOW;
import static mtasts.checks.report.FindingCode.SMTP_STARTTLS_MISSING;
import static mtasts.checks.report.FindingCode.SMTP_STARTTLS_REJECTED;
import static mtasts.checks.report.FindingCode.SMTP_TIMEOUT;
import static mtasts.checks.report.FindingCode.SMTP_TLS_FAILED;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Printable;

/** The plain part of a conversation: greeting, EHLO, STARTTLS. Not thread-safe. */
final class Opening {

  /** Firewalls that strip STARTTLS overwrite it in place, so that lengths stay the same. */
  private static final Pattern STRIPPED = Pattern.compile("(?i)X{4,}[A-Z]?|\\*{4,}|STARTTLX");

  private static final int MAX_SHOWN = 40;

  private final Channel channel;
  private final String ehloName;
  private final Duration slowAfter;
  private final Findings findings;
  private final Remedies remedies;
  private Optional<Boolean> offered = Optional.empty();
  private boolean talking = true;

  Opening(
      Channel channel, String ehloName, Duration slowAfter, Findings findings, Remedies remedies) {
    this.channel = channel;
    this.ehloName = ehloName;
    this.slowAfter = slowAfter;
    this.findings = findings;
    this.remedies = remedies;
  }

  /** Whether STARTTLS was offered; empty: not seen. */
  Optional<Boolean> offered() {
    return offered;
  }

  /** True while the server answers in SMTP, so that it is worth saying QUIT. */
  boolean isStillTalking() {
    return talking;
  }

  /** Goes on to the point where the handshake begins; false: the server did not come along. */
  boolean reachesHandshake() {
    return greeting() && ehlo() && startTls();
  }

  private boolean greeting() {
    long begin = System.nanoTime();
    Received greeting = channel.hear();
    Duration waited = Duration.ofNanos(System.nanoTime() - begin);
    if (greeting instanceof SmtpReply && waited.compareTo(slowAfter) > 0) {
      add(
          SMTP_SLOW,
          "The greeting took " + waited.toSeconds() + " s: many senders give up before that");
    }
    return welcome(greeting, "the greeting", "greets with");
  }

  private boolean ehlo() {
    Received answer = channel.ask("EHLO " + ehloName);
    if (!welcome(answer, "the answer to EHLO", "answers EHLO with")) {
      return false;
    }
    List<String> keywords = keywords((SmtpReply) answer);
    offered = Optional.of(keywords.contains("STARTTLS"));
    if (offered.get()) {
      return true;
    }
    Optional<String> lookAlike =
        keywords.stream().filter(k -> STRIPPED.matcher(k).matches()).findFirst();
    String stripped =
        lookAlike
            .map(
                k ->
                    "; it has "
                        + Printable.text(k, MAX_SHOWN)
                        + " instead: a firewall or proxy on the way strips STARTTLS")
            .orElse("");
    return stop(
        SMTP_STARTTLS_MISSING, "The server does not offer STARTTLS" + stripped, Stage.OFFER);
  }

  /** The keywords in upper case; the first line of the reply is the server's name, not one. */
  private static List<String> keywords(SmtpReply reply) {
    return reply.lines().stream()
        .skip(1)
        .map(line -> line.strip().split("[ \\t]", 2)[0].toUpperCase(Locale.ROOT))
        .toList();
  }

  private boolean startTls() {
    Received answer = channel.ask("STARTTLS");
    if (!(answer instanceof SmtpReply reply)) {
      return noReply(answer, "the answer to STARTTLS", Stage.STARTTLS);
    }
    if (reply.code() != 220) {
      return stop(
          SMTP_STARTTLS_REJECTED,
          "The server offers STARTTLS and answers it with " + reply.quoted(),
          Stage.STARTTLS);
    }
    return nothingBehind(channel.in().leftover());
  }

  /** Plaintext behind the 220 is dropped, so that it is never taken for encrypted (RFC 3207 §4). */
  private boolean nothingBehind(byte[] leftover) {
    if (leftover.length == 0) {
      return true;
    }
    String shown = "\"" + Printable.bytes(leftover, MAX_SHOWN) + "\"";
    boolean text = (leftover[0] >= ' ' && leftover[0] < 0x7f) || leftover[0] == '\r';
    if (text) {
      add(
          SMTP_PLAINTEXT_INJECTION,
          "Behind its 220 to STARTTLS the server sends more plaintext: " + shown);
      return true;
    }
    talking = false;
    return stop(
        SMTP_TLS_FAILED,
        "The TLS handshake failed: behind its 220 the server sends what is not TLS: " + shown,
        Stage.HANDSHAKE);
  }

  /** True for a 2xx reply where the session begins. */
  private boolean welcome(Received received, String what, String does) {
    if (!(received instanceof SmtpReply reply)) {
      return noReply(received, what, Stage.OPENING);
    }
    if (reply.isPositive()) {
      return true;
    }
    if (reply.isTransient()) {
      add(SMTP_DEFERRED, "The server is busy or lets us wait: it " + does + " " + reply.quoted());
      findings.cannotJudge(Stage.CONNECT.codesFromHere());
      return false;
    }
    return reply.isPermanent()
        ? stop(
            SMTP_REJECTED,
            "The server refuses us: it " + does + " " + reply.quoted(),
            Stage.OPENING)
        : stop(
            SMTP_PROTOCOL_ERROR,
            "The server " + does + " " + reply.quoted() + ", which has no meaning there",
            Stage.OPENING);
  }

  /** Tells what came instead of a reply. */
  private boolean noReply(Received received, String what, Stage stage) {
    talking = false;
    Unanswered told = Unanswered.of(received, what);
    add(told.code(), told.summary());
    Set<FindingCode> unknown = EnumSet.copyOf(stage.codesFromHere());
    unknown.add(SMTP_TIMEOUT);
    unknown.add(SMTP_PROTOCOL_ERROR);
    findings.cannotJudge(unknown);
    return false;
  }

  private boolean stop(FindingCode code, String summary, Stage stage) {
    add(code, summary);
    findings.cannotJudge(stage.codesBehind());
    return false;
  }

  private void add(FindingCode code, String summary) {
    findings.add(code, summary, remedies.of(code));
  }
}
