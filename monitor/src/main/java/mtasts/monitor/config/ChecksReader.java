package mtasts.monitor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mtasts.monitor.config.ChecksConfig.AddressChoice;
import mtasts.monitor.config.ChecksConfig.CertificateLimits;
import mtasts.monitor.config.ChecksConfig.Limit;
import mtasts.monitor.config.ChecksConfig.PerHost;
import mtasts.monitor.config.ChecksConfig.Ports;
import mtasts.monitor.config.ChecksConfig.Timeouts;

/** Reads {@code checks} and {@code schedule}. */
final class ChecksReader {

  private static final Kind<Resolver> RESOLVER =
      new Kind<>("'system' or an address such as 192.0.2.1:53", ChecksReader::resolver);
  private static final Kind<AddressChoice> ADDRESSES = Kind.oneOf(AddressChoice.values());
  private static final Kind<Integer> CONNECTIONS = Kind.number(1, 1000);
  private static final Kind<Integer> DAYS = Kind.number(1, 3650);
  private static final Kind<Integer> ROUNDS = Kind.number(1, 1000);
  private static final Kind<Integer> CONCURRENCY = Kind.number(1, 100_000);
  private static final Duration POLITE_RECHECK = Duration.ofSeconds(30);

  private ChecksReader() {}

  static ScheduleConfig schedule(Fields fields) {
    ScheduleConfig d = ScheduleConfig.defaults();
    return new ScheduleConfig(
        fields.value("interval").flatMap(SettingsReader::interval).orElse(d.interval()),
        fields.value("recheck").map(ChecksReader::recheck).orElse(d.recheck()),
        fields.section("confirm", confirm -> confirm(confirm, d.confirm()), d.confirm()),
        fields.get("concurrency", CONCURRENCY, d.concurrency()));
  }

  private static List<Duration> recheck(Value value) {
    List<Duration> times = value.listOf(Kind.DURATION);
    if (times.stream().anyMatch(time -> time.compareTo(POLITE_RECHECK) < 0)) {
      value.warning("a re-check sooner than 30s is a burden to other people's servers");
    }
    return times;
  }

  private static ScheduleConfig.Confirm confirm(Fields fields, ScheduleConfig.Confirm d) {
    return new ScheduleConfig.Confirm(
        fields.get("definite", ROUNDS, d.definiteRounds()),
        fields.get("transient", ROUNDS, d.transientRounds()),
        fields.get("recovered", ROUNDS, d.recoveredRounds()));
  }

  static ChecksConfig checks(Fields fields) {
    ChecksConfig d = ChecksConfig.defaults();
    return new ChecksConfig(
        fields.value("resolvers").map(ChecksReader::resolvers).orElse(d.resolvers()),
        fields.value("trusted_certificates").flatMap(ChecksReader::trusted),
        fields.get("addresses", ADDRESSES, d.addresses()),
        fields.get("allow_private_addresses", Kind.TRUTH, d.allowPrivateAddresses()),
        fields
            .value("ehlo_name")
            .flatMap(value -> value.as(Kind.HOST_NAME))
            .filter(name -> !name.equals("host")),
        fields.section("timeout", timeout -> timeouts(timeout, d.timeout()), d.timeout()),
        fields.section("ports", ports -> ports(ports, d.ports()), d.ports()),
        fields.get("smtp_reuse", Kind.DURATION, d.smtpReuse()),
        fields.section("per_host", perHost -> perHost(perHost, d.perHost()), d.perHost()),
        fields.section("certificate", limits -> limits(limits, d.certificate()), d.certificate()),
        fields.get("tlsrpt", Kind.TRUTH, d.tlsrpt()),
        fields.get("dane", Kind.TRUTH, d.dane()),
        fields.get("testing_overdue", Kind.DURATION, d.testingOverdue()));
  }

  private static Timeouts timeouts(Fields fields, Timeouts d) {
    return new Timeouts(
        fields.get("dns", Kind.DURATION, d.dns()),
        fields.get("https", Kind.DURATION, d.https()),
        fields.get("smtp", Kind.DURATION, d.smtp()));
  }

  private static Ports ports(Fields fields, Ports d) {
    return new Ports(
        fields.get("https", Kind.PORT, d.https()), fields.get("smtp", Kind.PORT, d.smtp()));
  }

  private static PerHost perHost(Fields fields, PerHost d) {
    return new PerHost(
        fields.get("https", CONNECTIONS, d.https()), fields.get("smtp", CONNECTIONS, d.smtp()));
  }

  private static CertificateLimits limits(Fields fields, CertificateLimits d) {
    return new CertificateLimits(
        fields.section("warning", limit -> limit(limit, d.warning()), d.warning()),
        fields.section("error", limit -> limit(limit, d.error()), d.error()));
  }

  private static Limit limit(Fields fields, Limit d) {
    return new Limit(
        fields.get("days", DAYS, d.days()), fields.get("share", Kind.PERCENT, d.percent()));
  }

  private static List<Resolver> resolvers(Value value) {
    List<Resolver> resolvers = value.listOf(RESOLVER);
    if (value.isEmptyList()) {
      value.error("at least one resolver is needed, such as [system]");
    }
    return resolvers;
  }

  private static Resolver resolver(String text) {
    try {
      return Resolver.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          Quoted.text(text)
              + " is neither 'system' nor an address: "
              + e.getMessage()
              + Nearest.hint(text, List.of("system")),
          e);
    }
  }

  private static Optional<Path> trusted(Value value) {
    Optional<Path> path =
        value.as(Kind.TEXT).filter(text -> !text.equals("system")).map(value.file()::resolve);
    path.ifPresent(file -> CertificatesReader.read(value, file));
    return path;
  }
}
