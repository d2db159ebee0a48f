package mtasts.monitor.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mtasts.alerts.notice.Secret;

/** Reads a secret from where the file says that it is. No message ever holds the secret. */
final class SecretReader {

  private static final String FORMS = "{file: PATH}, {env: NAME} or {credential: NAME}";

  private SecretReader() {}

  /** The secret behind a value; nothing, and a problem noted, where there is none. */
  static Optional<Secret> read(Value value) {
    if (value.isMap()) {
      return value.map(SecretReader::elsewhere).flatMap(secret -> secret);
    }
    if (!value.isScalar()) {
      value.error("wants " + FORMS + ", but this is " + value.kind());
      return Optional.empty();
    }
    value.warning("a secret stands in the file; better " + FORMS);
    return value.as(new Kind<>("a secret", text -> text)).flatMap(text -> wrap(value, text));
  }

  /** As {@link #read}, for a secret that is an {@code http} or {@code https} URL. */
  static Optional<Secret> readUrl(Value value) {
    Optional<Secret> url = read(value);
    if (url.isPresent() && !isHttp(url.get().reveal())) {
      value.error("is not a URL such as https://hook.example.net/path");
      return Optional.empty();
    }
    return url;
  }

  private static boolean isHttp(String text) {
    try {
      URI uri = new URI(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return http && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Optional<Secret> elsewhere(Fields fields) {
    Optional<Value> file = fields.value("file");
    Optional<Value> env = fields.value("env");
    Optional<Value> credential = fields.value("credential");
    List<Value> given = new ArrayList<>();
    file.ifPresent(given::add);
    env.ifPresent(given::add);
    credential.ifPresent(given::add);
    if (given.size() != 1) {
      fields.owner().error("wants exactly one of " + FORMS);
      return Optional.empty();
    }
    Value only = given.getFirst();
    Optional<Map<String, String>> environment = only.file().environmentFor(fields.owner().path());
    if (environment.isEmpty()) {
      return Optional.empty();
    }
    return only.as(Kind.TEXT)
        .flatMap(
            name -> {
              if (file.isPresent()) {
                return fromFile(only, only.file().resolve(name));
              }
              return env.isPresent()
                  ? fromEnvironment(only, name, environment.get())
                  : fromCredential(only, name, environment.get());
            });
  }

  private static Optional<Secret> fromEnvironment(
      Value value, String name, Map<String, String> environment) {
    String text = environment.get(name);
    if (text == null) {
      value.error("the environment variable " + Quoted.text(name) + " is not set");
      return Optional.empty();
    }
    return wrap(value, text);
  }

  private static Optional<Secret> fromCredential(
      Value value, String name, Map<String, String> environment) {
    String directory = environment.get("CREDENTIALS_DIRECTORY");
    if (directory == null) {
      value.error(
          "CREDENTIALS_DIRECTORY is not set; systemd sets it for units with LoadCredential="
              + name);
      return Optional.empty();
    }
    if (name.contains("/") || name.startsWith(".")) {
      value.error(Quoted.text(name) + " is not the name of a credential");
      return Optional.empty();
    }
    return fromFile(value, Path.of(directory, name));
  }

  private static Optional<Secret> fromFile(Value value, Path path) {
    return switch (FileText.read(path)) {
      case FileText.Content content -> wrap(value, content.text().stripTrailing());
      case FileText.Unreadable unreadable -> {
        value.error("cannot read the secret " + path + ": " + unreadable.reason());
        yield Optional.empty();
      }
    };
  }

  private static Optional<Secret> wrap(Value value, String text) {
    if (text.isBlank()) {
      value.error("the secret is empty");
      return Optional.empty();
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      value.error("the secret holds a control character or several lines");
      return Optional.empty();
    }
    return Optional.of(new Secret(text));
  }
}
