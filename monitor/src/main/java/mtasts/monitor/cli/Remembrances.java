package mtasts.monitor.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mtasts.checks.Remembered;
import mtasts.checks.Scope;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.ReportJson;
import mtasts.monitor.cli.Remembrance.Source;
import mtasts.monitor.config.ChecksConfig;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;

/** Asks the running daemon what it remembers of a domain; where that is nothing, checks it now. */
final class Remembrances {

  private static final String ASSUMED =
      ", so it was checked just now, and the plan assumes that no other policy than the one of now"
          + " was published in the last year: a sender may hold an older one that nobody knows of";

  private final Path config;
  private final CommandSpec spec;

  Remembrances(Path config, CommandSpec spec) {
    this.config = config;
    this.spec = spec;
  }

  Remembrance of(DomainName domain, ChecksConfig settings) throws InterruptedException {
    try {
      DaemonApi api = ConfigFiles.daemon(config, spec);
      Optional<String> report = api.text("/api/v1/domains/" + domain);
      if (report.isPresent()) {
        return new Remembrance(
            ReportJson.read(report.get()),
            cleanSince(api, domain),
            new Source(true, "By what the daemon remembers"));
      }
      return fresh(domain, settings, "The daemon does not know " + domain + ASSUMED);
    } catch (DaemonApi.Unreachable e) {
      return fresh(domain, settings, "The daemon was not asked (" + e.getMessage() + ")" + ASSUMED);
    }
  }

  private static Optional<Instant> cleanSince(DaemonApi api, DomainName domain) {
    return api.get("/api/v1/domains/" + domain + "/history")
        .map(history -> history.path("clean_since"))
        .flatMap(JsonNode::asStringOpt)
        .map(Instant::parse);
  }

  private Remembrance fresh(DomainName domain, ChecksConfig settings, String why)
      throws InterruptedException {
    List<DomainReport> reports =
        LiveChecks.of(settings, spec).checkAll(Map.of(domain, Scope.all()), 1);
    DomainReport report =
        Remembered.of(DomainHistory.NONE, reports.getFirst(), settings.testingOverdue()).report();
    return new Remembrance(report, Optional.empty(), new Source(false, why));
  }
}
