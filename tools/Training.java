import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mtasts.lab.MailWorld;

/**
 * The work by which the Java runtime learns what the program loads: a check of one good domain of a
 * mail world on loopback. More work would make the cache larger and, for a person who waits for a
 * check, slower.
 */
final class Training {

  private static final String DOMAIN = "example.com";

  /** The exit status with warnings: on a machine with much other work even this policy is slow. */
  private static final int WARNING = 1;

  private Training() {}

  /**
   * Runs the program once.
   *
   * @param java the command line of the program up to its own arguments
   * @throws IOException where the check finds an error or could not tell; with all that it said
   */
  static void run(List<String> java) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("mta-sts-monitor-training");
    try (MailWorld world = MailWorld.open()) {
      world.domain(DOMAIN, "mx1.example.com", "mx2.example.com");
      List<String> command = new ArrayList<>(java);
      command.addAll(List.of("check", "-c", config(world, folder).toString()));
      Process check = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (check.waitFor() > WARNING) {
        throw new IOException("the training run failed: " + said);
      }
    } finally {
      Image.delete(folder);
    }
  }

  private static Path config(MailWorld world, Path folder) throws IOException {
    String text =
        """
        domains: [%s]
        checks:
          resolvers: ["127.0.0.1:%d"]
          trusted_certificates: %s
          allow_private_addresses: true
          ports: {https: %d, smtp: %d}
          timeout: {dns: 2m, https: 2m, smtp: 2m}
        alerts:
          receivers:
            - name: ops
              email:
                to: [ops@example.net]
                from: monitor@example.net
                smtp: {host: 127.0.0.1, port: 25, tls: none}
        http: {listen: "127.0.0.1:8461"}
        storage: {path: state.db}
        """
            .formatted(
                DOMAIN,
                world.dns().address().getPort(),
                world.authority().writeRoot(folder.resolve("root.pem")),
                world.httpsPort(),
                world.smtpPort());
    return Files.writeString(folder.resolve("config.yaml"), text);
  }
}
