package mtasts.monitor.cli;

import java.nio.file.Path;
import java.util.List;
import mtasts.alerts.notice.Secret;
import mtasts.monitor.config.ConfigLoader;
import mtasts.monitor.config.ConfigResult;
import mtasts.monitor.config.HttpConfig;
import mtasts.monitor.config.MonitorConfig;
import mtasts.monitor.config.Problem;
import picocli.CommandLine.Model.CommandSpec;

/** Configuration files as the commands read them: every problem is printed to standard error. */
final class ConfigFiles {

  private static final ConfigLoader TOKEN = ConfigLoader.withTokenOnly(System.getenv());

  private ConfigFiles() {}

  /** Ends a command whose configuration cannot be used; the problems are printed already. */
  static final class Rejected extends RuntimeException {
    Rejected() {
      super("bad configuration");
    }
  }

  /**
   * Reads a file and prints its problems.
   *
   * @throws Rejected where it cannot be used
   */
  static MonitorConfig load(Path file, CommandSpec spec) {
    return switch (new ConfigLoader(System.getenv()).load(file)) {
      case ConfigResult.Loaded loaded -> {
        print(loaded.warnings(), spec);
        loaded.config().quarantined().forEach(left -> print(left.problems(), spec));
        yield loaded.config();
      }
      case ConfigResult.Rejected rejected -> {
        print(rejected.problems(), spec);
        throw new Rejected();
      }
    };
  }

  /**
   * The API of the daemon that runs with this file. Secrets are left alone, but for the token of a
   * daemon that wants to know who asks: whoever may ask need not be able to read them.
   *
   * @throws Rejected where the file cannot be used
   * @throws DaemonApi.Unreachable where the daemon has no listener
   */
  static DaemonApi daemon(Path file, CommandSpec spec) {
    HttpConfig http = http(ConfigLoader.withoutSecrets(), file, spec);
    return new DaemonApi(http.isGuarded() ? http(TOKEN, file, spec) : http);
  }

  /**
   * The token of the daemon that runs with this file, with no other secret read.
   *
   * @throws Rejected where the file cannot be used, or the token not be read
   * @throws DaemonApi.Refused where there is none
   */
  static Secret token(Path file, CommandSpec spec) {
    return http(TOKEN, file, spec)
        .token()
        .orElseThrow(
            () ->
                new DaemonApi.Refused(
                    "no token is configured, so nothing can be changed: set http.token"));
  }

  private static HttpConfig http(ConfigLoader loader, Path file, CommandSpec spec) {
    return switch (loader.load(file)) {
      case ConfigResult.Loaded loaded ->
          loaded
              .config()
              .http()
              .orElseThrow(
                  () -> new DaemonApi.Unreachable("the daemon has no listener: http is off"));
      case ConfigResult.Rejected rejected -> {
        print(rejected.problems(), spec);
        throw new Rejected();
      }
    };
  }

  private static void print(List<Problem> problems, CommandSpec spec) {
    problems.forEach(problem -> spec.commandLine().getErr().println(problem));
  }
}
