package mtasts.monitor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mtasts.alerts.digest.DigestTimes;
import mtasts.alerts.email.EmailReceiver;
import mtasts.alerts.email.EmailSettings;
import mtasts.alerts.incident.Calm;
import mtasts.alerts.incident.Confirmation;
import mtasts.alerts.incident.Flapping;
import mtasts.alerts.notice.Receiver;
import mtasts.alerts.notice.ServerTrust;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Glob;
import mtasts.alerts.route.Matcher;
import mtasts.alerts.route.Owners;
import mtasts.alerts.route.Route;
import mtasts.alerts.route.Routes;
import mtasts.alerts.route.Window;
import mtasts.alerts.webhook.WebhookReceiver;
import mtasts.alerts.webhook.WebhookSettings;
import mtasts.checks.report.DomainName;
import mtasts.monitor.config.AlertsConfig;
import mtasts.monitor.config.DomainConfig;
import mtasts.monitor.config.Match;
import mtasts.monitor.config.ReceiverConfig;
import mtasts.monitor.config.ReceiverConfig.Smtp;
import mtasts.monitor.config.ReceiverConfig.SmtpTls;
import mtasts.monitor.config.ScheduleConfig;

/** What the configuration says, in the words of the alerts. */
public final class AlertSettings {

  private AlertSettings() {}

  /** Who vouches for the servers that take messages. */
  public static ServerTrust trust(AlertsConfig config) {
    return ServerTrust.systemAnd(config.trusted());
  }

  /** The way to a receiver. Connects to nothing; the caller closes it. */
  public static Receiver receiver(ReceiverConfig config, ServerTrust trust, InstantSource clock) {
    return switch (config) {
      case ReceiverConfig.Email email -> email(email.to(), email.from(), email.smtp(), trust);
      case ReceiverConfig.Owner owner -> email(List.of(), owner.from(), owner.smtp(), trust);
      case ReceiverConfig.Webhook webhook ->
          new WebhookReceiver(
              new WebhookSettings(
                  webhook.url(), webhook.format(), webhook.keys(), WebhookSettings.DEFAULT_TIMEOUT),
              trust,
              clock);
    };
  }

  private static Receiver email(
      List<String> to, Optional<String> from, Smtp smtp, ServerTrust trust) {
    return new EmailReceiver(
        new EmailSettings(to, from.orElseGet(() -> "mta-sts-monitor@" + hostName()), smtp(smtp)),
        trust);
  }

  private static EmailSettings.Smtp smtp(Smtp smtp) {
    return new EmailSettings.Smtp(
        smtp.host(),
        smtp.port(),
        tls(smtp.tls()),
        smtp.username(),
        smtp.password(),
        EmailSettings.Smtp.DEFAULT_TIMEOUT);
  }

  private static EmailSettings.Tls tls(SmtpTls tls) {
    return switch (tls) {
      case NONE -> EmailSettings.Tls.NONE;
      case OPPORTUNISTIC -> EmailSettings.Tls.OPPORTUNISTIC;
      case STARTTLS -> EmailSettings.Tls.STARTTLS;
      case TLS -> EmailSettings.Tls.TLS;
    };
  }

  static Owners owners(AlertsConfig config, Function<DomainName, Optional<DomainConfig>> domains) {
    return new Owners(
        toOwners(config), domain -> domains.apply(domain).flatMap(DomainConfig::owner));
  }

  /** The names of the receivers that go to the owners of domains. */
  static Set<String> toOwners(AlertsConfig config) {
    return config.receivers().stream()
        .filter(ReceiverConfig.Owner.class::isInstance)
        .map(ReceiverConfig::name)
        .collect(Collectors.toSet());
  }

  static Routes routes(AlertsConfig config) {
    List<Route> routes =
        config.routes().stream()
            .map(route -> new Route(matcher(route.match()), route.to(), route.continues()))
            .toList();
    return new Routes(
        routes, config.receivers().stream().map(ReceiverConfig::name).toList(), config.fallback());
  }

  private static Matcher matcher(Match match) {
    return new Matcher(
        match.severity(),
        match.code().map(Glob::new),
        match.cause().map(Glob::new),
        match.domain().map(Glob::new),
        match.mx().map(Glob::new),
        match.group(),
        match.labels());
  }

  static Calm calm(AlertsConfig config) {
    return new Calm(
        config.reminder(),
        config.maintenance().stream()
            .map(
                window ->
                    new Window(
                        matcher(window.match()),
                        window.weekdays(),
                        window.from(),
                        window.to(),
                        window.timezone()))
            .toList());
  }

  static DigestTimes times(AlertsConfig.Digest digest) {
    return new DigestTimes(digest.weekday(), digest.at(), digest.timezone());
  }

  static Confirmation confirmation(ScheduleConfig.Confirm confirm) {
    return new Confirmation(
        confirm.definiteRounds(), confirm.transientRounds(), confirm.recoveredRounds());
  }

  static Flapping flapping(AlertsConfig.Flapping flapping) {
    return new Flapping(flapping.changes(), flapping.within(), flapping.settle());
  }

  static DomainLabels labels(Optional<DomainConfig> domain) {
    return domain
        .map(config -> new DomainLabels(config.group(), config.labels()))
        .orElse(DomainLabels.NONE);
  }

  /** The name of this machine, as messages give it. */
  public static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
