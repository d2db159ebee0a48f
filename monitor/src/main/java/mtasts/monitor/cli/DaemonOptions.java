package mtasts.monitor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mtasts.alerts.notice.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The options of commands that ask the running daemon for a change. */
final class DaemonOptions {

  private static final int MAX_TOKEN = 4096;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      required = true,
      description = "The configuration of the daemon.")
  private Path config;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Where the token lies (default: where http.token says).")
  private @Nullable Path tokenFile;

  /** Asks for it; see {@link DaemonApi#change}. */
  Optional<JsonNode> change(String method, String path, Optional<JsonNode> body) {
    DaemonApi api = ConfigFiles.daemon(config, spec);
    return api.change(method, path, token(), body);
  }

  private Secret token() {
    return tokenFile == null ? ConfigFiles.token(config, spec) : read(tokenFile);
  }

  private Secret read(Path file) {
    try (var in = Files.newInputStream(file)) {
      String token = new String(in.readNBytes(MAX_TOKEN), StandardCharsets.UTF_8);
      if (token.isBlank() || token.strip().codePoints().anyMatch(Character::isISOControl)) {
        throw new ParameterException(spec.commandLine(), file + " holds no token");
      }
      return new Secret(token.strip());
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "cannot read " + file + ": " + Unreadable.why(e), e);
    }
  }
}
