package mtasts.alerts.email;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mtasts.alerts.notice.Message;
import mtasts.alerts.notice.Receiver;
import mtasts.alerts.notice.ServerTrust;
import mtasts.alerts.outbox.Outcome;
import org.simplejavamail.MailException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;
import org.simplejavamail.mailer.internal.MailerRegularBuilderImpl;

/**
 * Sends messages as mails, each over a connection of its own. A mail that the server took for some
 * recipients counts as taken; the outcome names those that were refused.
 */
public final class EmailReceiver implements Receiver {

  /** A whole delivery may take so many times the time of one answer. */
  private static final int ANSWERS = 4;

  private static final String NAME = "mta-sts-monitor";

  private final EmailSettings settings;
  private final Mailer mailer;

  /**
   * Sets it up; connects to nothing.
   *
   * @param trust who vouches for the mail server where its certificate is verified
   */
  public EmailReceiver(EmailSettings settings, ServerTrust trust) {
    this.settings = settings;
    this.mailer = mailer(settings.smtp(), trust);
  }

  @Override
  public Outcome deliver(Message message) throws InterruptedException {
    Email email = email(MailText.of(message, settings.from()), message);
    FutureTask<Outcome> sending = new FutureTask<>(() -> send(email));
    // A thread of its own: a server that sends a byte now and then outlives every socket timeout.
    Thread.ofVirtual().name("mail-" + message.id()).start(sending);
    Duration longest = settings.smtp().timeout().multipliedBy(ANSWERS);
    try {
      return sending.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return Outcome.retry(
          "the mail server did not take the mail in " + longest.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new IllegalStateException("sending a mail failed by a fault of this program", e);
    } finally {
      sending.cancel(true);
    }
  }

  @Override
  public void close() {
    // every delivery closes its own connection
  }

  private Outcome send(Email email) {
    try {
      mailer.sendMail(email, false).join();
      return Outcome.taken();
    } catch (MailException e) {
      return Refusal.outcome(e);
    }
  }

  private Email email(Mail mail, Message message) {
    EmailPopulatingBuilder builder =
        EmailBuilder.startingBlank()
            .from(NAME, settings.from())
            .fixingMessageId(mail.messageId())
            .fixingSentDate(Date.from(message.now()))
            .withSubject(mail.subject())
            .withPlainText(mail.text())
            .withHTMLText(mail.html());
    message.addressee().owner().map(List::of).orElse(settings.to()).forEach(builder::to);
    mail.domains()
        .ifPresent(
            table ->
                builder.withAttachment(
                    "domains.csv",
                    table.getBytes(StandardCharsets.UTF_8),
                    "text/csv; charset=utf-8"));
    mail.headers().forEach(builder::withHeader);
    return builder.buildEmail();
  }

  private static Mailer mailer(EmailSettings.Smtp smtp, ServerTrust trust) {
    MailerRegularBuilderImpl builder =
        MailerBuilder.withSMTPServer(
                smtp.host(),
                smtp.port(),
                smtp.username().orElse(null),
                smtp.password().map(secret -> secret.reveal()).orElse(null))
            .withSessionTimeout(Math.toIntExact(smtp.timeout().toMillis()))
            // the configuration has checked the addresses; the library knows fewer legal ones
            .disablingAllClientValidation(true)
            .withProperty("mail.smtp.sendpartial", "true")
            .withProperty("mail.smtps.sendpartial", "true");
    return switch (smtp.tls()) {
      case NONE ->
          builder
              .withTransportStrategy(TransportStrategy.SMTP)
              .withProperty("mail.smtp.starttls.enable", "false")
              .buildMailer();
      case OPPORTUNISTIC ->
          builder
              .withTransportStrategy(TransportStrategy.SMTP)
              .trustingAllHosts(true)
              .verifyingServerIdentity(false)
              .buildMailer();
      case STARTTLS -> verifying(builder, TransportStrategy.SMTP_TLS, trust);
      case TLS -> verifying(builder, TransportStrategy.SMTPS, trust);
    };
  }

  /** The library trusts every certificate unless told otherwise. */
  private static Mailer verifying(
      MailerRegularBuilderImpl builder, TransportStrategy strategy, ServerTrust trust) {
    Mailer mailer =
        builder
            .withTransportStrategy(strategy)
            .trustingAllHosts(false)
            .verifyingServerIdentity(true)
            .withCustomSSLFactoryInstance(trust.sockets()) // the library sets it for STARTTLS alone
            .buildMailer();
    mailer.getSession().getProperties().put("mail.smtps.ssl.socketFactory", trust.sockets());
    return mailer;
  }
}
