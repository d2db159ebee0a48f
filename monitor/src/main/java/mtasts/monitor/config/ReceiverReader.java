package mtasts.monitor.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.monitor.config.ReceiverConfig.Smtp;
import mtasts.monitor.config.ReceiverConfig.SmtpTls;

/** Reads one receiver. */
final class ReceiverReader {

  private static final Kind<SmtpTls> TLS = Kind.oneOf(SmtpTls.values());
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1");

  private ReceiverReader() {}

  static Optional<ReceiverConfig> read(Fields fields) {
    Optional<String> name = fields.required("name").flatMap(value -> value.as(Kind.TEXT));
    Optional<Value> email = fields.value("email");
    Optional<Value> webhook = fields.value("webhook");
    if (email.isPresent() == webhook.isPresent()) {
      fields.owner().error("a receiver wants either 'email' or 'webhook'");
      return Optional.empty();
    }
    String called = name.orElse("?");
    return email
        .flatMap(value -> value.map(address -> email(called, address)))
        .or(() -> webhook.flatMap(value -> value.map(hook -> WebhookReader.read(called, hook))))
        .flatMap(receiver -> receiver);
  }

  private static Optional<ReceiverConfig> email(String name, Fields fields) {
    Optional<Value> to = fields.required("to");
    Optional<String> from = fields.nullable("from").flatMap(value -> value.as(Kind.MAIL_ADDRESS));
    Smtp smtp = fields.section("smtp", ReceiverReader::smtp, Smtp.defaults());
    if (to.filter(value -> value.isText(Owner.LABEL)).isPresent()) {
      return Optional.of(new ReceiverConfig.Owner(name, from, smtp));
    }
    List<String> addresses = to.map(value -> value.listOf(Kind.MAIL_ADDRESS)).orElse(List.of());
    to.filter(Value::isEmptyList).ifPresent(value -> value.error("wants at least one address"));
    return Optional.of(new ReceiverConfig.Email(name, addresses, from, smtp));
  }

  private static Smtp smtp(Fields fields) {
    Smtp d = Smtp.defaults();
    Optional<Value> username = fields.nullable("username");
    Optional<Value> password = fields.nullable("password");
    if (username.isPresent() != password.isPresent()) {
      fields.owner().error("'username' and 'password' go together, or neither is given");
    }
    Smtp smtp =
        new Smtp(
            fields.get("host", Kind.HOST_NAME, d.host()),
            fields.get("port", Kind.PORT, d.port()),
            fields.get("tls", TLS, d.tls()),
            username.flatMap(value -> value.as(Kind.TEXT)),
            password.flatMap(SecretReader::read));
    boolean unverified = smtp.tls() == SmtpTls.NONE || smtp.tls() == SmtpTls.OPPORTUNISTIC;
    if (unverified && !LOCAL.contains(smtp.host())) {
      password.ifPresent(
          value -> value.warning("goes to an unverified server; use tls: starttls or tls: tls"));
    }
    return smtp;
  }
}
