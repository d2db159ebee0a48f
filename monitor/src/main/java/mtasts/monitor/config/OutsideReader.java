package mtasts.monitor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.notice.Secret;
import mtasts.monitor.config.MetricsConfig.PerDomain;
import mtasts.monitor.config.StorageConfig.Postgres;
import mtasts.monitor.config.TlsReportsConfig.Imap;

/** Reads the sections about what the monitor shows, keeps and takes in. */
final class OutsideReader {

  private static final Kind<PerDomain> PER_DOMAIN = Kind.oneOf(PerDomain.values());
  private static final Kind<String> LABEL = new Kind<>("the name of a label", OutsideReader::label);
  private static final Kind<String> JDBC = new Kind<>("a JDBC URL", OutsideReader::jdbc);
  private static final List<String> OWN_LABELS =
      List.of("domain", "group", "delivery", "mode", "id");
  private static final int IMAPS = 993;

  private OutsideReader() {}

  static TlsReportsConfig tlsReports(Fields fields) {
    return new TlsReportsConfig(
        fields.get("https", Kind.TRUTH, TlsReportsConfig.defaults().https()),
        fields.nullable("imap").flatMap(value -> value.map(OutsideReader::imap)).flatMap(i -> i));
  }

  private static Optional<Imap> imap(Fields fields) {
    Optional<String> host = fields.required("host").flatMap(value -> value.as(Kind.HOST_NAME));
    Optional<String> user = fields.required("username").flatMap(value -> value.as(Kind.TEXT));
    Optional<Secret> password = fields.required("password").flatMap(SecretReader::read);
    int port = fields.get("port", Kind.PORT, IMAPS);
    String folder = fields.get("folder", Kind.TEXT, "INBOX");
    return host.isEmpty() || user.isEmpty()
        ? Optional.empty()
        : password.map(secret -> new Imap(host.get(), port, user.get(), secret, folder));
  }

  static MetricsConfig metrics(Fields fields) {
    MetricsConfig d = MetricsConfig.defaults();
    return new MetricsConfig(
        fields.get("per_domain", PER_DOMAIN, d.perDomain()),
        fields.value("labels").map(value -> value.listOf(LABEL)).orElse(d.labels()));
  }

  static Optional<HeartbeatConfig> heartbeat(Fields fields) {
    Optional<Secret> url = fields.required("url").flatMap(SecretReader::readUrl);
    Duration every = fields.get("every", Kind.DURATION, Duration.ofMinutes(5));
    return url.map(secret -> new HeartbeatConfig(secret, every));
  }

  static StorageConfig storage(Fields fields) {
    Optional<Value> path = fields.value("path");
    Optional<Value> url = fields.nullable("url");
    Optional<Value> username = fields.nullable("username");
    Optional<Value> password = fields.nullable("password");
    if (path.isPresent() && url.isPresent()) {
      fields.owner().error("'path' and 'url' exclude each other");
    }
    if (url.isEmpty() && (username.isPresent() || password.isPresent())) {
      fields.owner().error("'username' and 'password' want a 'url'");
    }
    return new StorageConfig(
        path.flatMap(value -> value.as(Kind.TEXT).map(value.file()::resolve))
            .map(Path::toAbsolutePath)
            .map(Path::normalize)
            .orElse(StorageConfig.defaults().path()),
        url.flatMap(value -> value.as(JDBC))
            .map(
                jdbc ->
                    new Postgres(
                        jdbc,
                        username.flatMap(value -> value.as(Kind.TEXT)),
                        password.flatMap(SecretReader::read))));
  }

  private static String label(String text) {
    if (OWN_LABELS.contains(text)) {
      throw new IllegalArgumentException(Quoted.text(text) + " is a label of the metrics already");
    }
    if (text.startsWith("__")) {
      throw new IllegalArgumentException(
          Quoted.text(text) + " can be no label of the metrics: Prometheus keeps __ for itself");
    }
    return SettingsReader.LABEL.parse().apply(text);
  }

  private static String jdbc(String text) {
    if (!text.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          Quoted.text(text) + " is not a URL that begins with jdbc:postgresql:");
    }
    return text;
  }
}
