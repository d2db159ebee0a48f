package mtasts.monitor.doubt;

import java.util.Optional;
import java.util.stream.Stream;
import mtasts.alerts.incident.IncidentKey;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;

/** What the monitor says of itself once a way out has failed for long enough. */
public final class Trouble {

  private Trouble() {}

  /** The finding; its words depend on the way alone, so that an incident keeps its title. */
  public static Finding of(Way way) {
    FindingCode code =
        switch (way) {
          case LOOKUPS -> FindingCode.SELF_RESOLVER_DOWN;
          case HTTPS_4, HTTPS_6 -> FindingCode.SELF_HTTPS_BLOCKED;
          case SMTP_4, SMTP_6 -> FindingCode.SELF_SMTP_BLOCKED;
        };
    return new Finding(
        code,
        Severity.ERROR,
        "this monitor",
        way.toString(),
        summary(way),
        remedy(way),
        code.reference());
  }

  /** The key of its incident. */
  public static IncidentKey key(Way way) {
    return IncidentKey.of(of(way));
  }

  /** The way that an incident of this key tells of; empty where it tells of something else. */
  public static Optional<Way> way(IncidentKey key) {
    return Stream.of(Way.values()).filter(way -> key(way).equals(key)).findFirst();
  }

  private static String summary(Way way) {
    return switch (way) {
      case LOOKUPS ->
          "The lookups of this monitor fail, for unrelated names: its resolvers are down, or its"
              + " network is cut";
      case HTTPS_4, HTTPS_6 ->
          "No policy host answers this monitor on " + way + ": its network blocks it, or is cut";
      case SMTP_4, SMTP_6 ->
          "No MX host answers this monitor on " + way + ": its network blocks it, or is cut";
    };
  }

  private static String remedy(Way way) {
    return switch (way) {
      case LOOKUPS ->
          "See whether this machine is online, and whether the resolvers of checks.resolvers answer"
              + " it; until then domains are unknown";
      case HTTPS_4, HTTPS_6 ->
          "See whether this machine is online, and let it connect to "
              + way
              + " of other hosts;"
              + " until then policy hosts are unknown";
      case SMTP_4, SMTP_6 ->
          "See whether this machine is online, and let it connect to "
              + way
              + " of other hosts (many providers block port 25 until they are asked); until then MX"
              + " hosts are unknown";
    };
  }
}
