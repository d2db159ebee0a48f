package mtasts.monitor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mtasts.checks.CaseDomain;
import mtasts.checks.CaseFolder;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.lab.MailWorld;

/**
 * Cases of the checks in one mail world, each with names and addresses of its own, and the
 * configuration with which the image finds them. The world goes by the system's clock, as the image
 * does: dates and deadlines are compared as such.
 */
final class CaseWorld implements AutoCloseable {

  private static final Path CASES = Path.of("../checks/src/test/resources/cases");

  private final MailWorld world = MailWorld.open();
  private final Map<DomainName, CaseDomain> domains = new LinkedHashMap<>();
  private final Path folder;
  private final Path root;

  /** An empty world that keeps its files in this folder. */
  CaseWorld(Path folder) throws IOException {
    this.folder = folder;
    this.root = world.authority().writeRoot(folder.resolve("root.pem"));
  }

  /** All cases that a check with usual settings is for. */
  static List<CaseFolder> cases() {
    return CaseFolder.all(CASES).stream().filter(CaseFolder::isCheckedAsUsual).toList();
  }

  /** Opens a case for the so-and-so-many-th time and gives its domain. */
  DomainName open(CaseFolder folder, int copy) {
    String label = "e" + folder.name().substring(0, 4) + "a" + (char) ('a' + copy);
    CaseDomain domain = new CaseDomain(folder.named(label), world);
    domains.put(domain.name(), domain);
    return domain.name();
  }

  /** A configuration for checks of these domains, so many at once. */
  Path config(int concurrency) throws IOException {
    return Files.writeString(
        folder.resolve("config-" + concurrency + ".yaml"),
        """
        domains: [example.com]
        schedule: {concurrency: %d}
        checks:
          resolvers: ["127.0.0.1:%d"]
          trusted_certificates: %s
          allow_private_addresses: true
          ehlo_name: monitor.example.net
          timeout: {dns: 10s, https: 20s, smtp: 20s}
          ports: {https: %d, smtp: %d}
        alerts:
          receivers:
            - name: nobody
              email:
                to: [ops@example.net]
                from: monitor@example.net
                smtp: {host: 127.0.0.1, port: 9, tls: none}
        """
            .formatted(
                concurrency,
                world.dns().address().getPort(),
                root,
                world.httpsPort(),
                world.smtpPort()));
  }

  /** What the case of this domain has to say, and what this report says. */
  Told told(DomainReport report) {
    CaseDomain domain = Objects.requireNonNull(domains.get(report.domain()));
    return new Told(timeless(amongOthers(domain.expected())), timeless(domain.told(report)));
  }

  /** An expectation, and what came. */
  record Told(String expected, String seen) {}

  private static String timeless(String text) {
    return text.replaceAll("20\\d\\d-\\d\\d-\\d\\d \\([a-z0-9 ]+\\)", "{date}")
        .replaceAll("within \\d+ m?s:", "within {deadline}:")
        .replace("resolver {resolver} did not answer in time; ", ""); // the next time it did
  }

  /** Alone, some cases have no server that sends the issuer of a certificate; here others do. */
  private static String amongOthers(String expected) {
    return expected.replaceAll(
        "certificate-untrusted (.*\\n"
            + " *)The issuer of the certificate is neither trusted nor sent by the server:",
        "certificate-incomplete-chain $1The server does not send the intermediate certificate");
  }

  @Override
  public void close() {
    world.close();
  }
}
