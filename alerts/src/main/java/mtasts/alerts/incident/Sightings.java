package mtasts.alerts.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import mtasts.alerts.incident.Observation.Absent;
import mtasts.alerts.incident.Observation.Nothing;
import mtasts.alerts.incident.Observation.Present;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.Severity;

/** One report, read as observations. */
final class Sightings {

  private final DomainReport report;
  private final Map<IncidentKey, Finding> present = new TreeMap<>();
  private final Set<IncidentKey> doubted = new HashSet<>();

  Sightings(DomainReport report) {
    this.report = report;
    for (Finding finding : report.findings()) {
      IncidentKey key = IncidentKey.of(finding);
      switch (finding.severity()) {
        case WARNING, ERROR -> present.merge(key, finding, Sightings::worse);
        case UNKNOWN -> {
          if (isUnknownByNature(finding) && report.judges(key.code(), key.cause())) {
            present.merge(key, finding, Sightings::worse);
          } else {
            doubted.add(key);
          }
        }
        case INFO -> {}
      }
    }
  }

  /** The keys of what is there and could make an incident. */
  Set<IncidentKey> keys() {
    return present.keySet();
  }

  /**
   * What the report says about a key.
   *
   * @param remembered what was last said of it, where it has a symptom
   */
  Observation of(IncidentKey key, Optional<Finding> remembered) {
    if (doubted.contains(key)) {
      return new Nothing(Reason.DOUBTED);
    }
    Finding seen = present.get(key);
    if (seen != null && isKnownFromBefore(key)) {
      return new Nothing(Reason.NOT_JUDGED);
    }
    if (seen != null) {
      return Inhibition.isInhibited(seen, all())
          ? new Nothing(Reason.INHIBITED)
          : new Present(seen, gatheredAt(key));
    }
    // What a worse finding hides is not known to be gone: it stays as it is until that one is over.
    if (remembered.filter(finding -> Inhibition.isInhibited(finding, all())).isPresent()) {
      return new Nothing(Reason.INHIBITED);
    }
    return report.judges(key.code(), key.cause())
        ? new Absent(gatheredAt(key))
        : new Nothing(Reason.NOT_JUDGED);
  }

  /** What memory repeats in a round that could not look is no new evidence. */
  private boolean isKnownFromBefore(IncidentKey key) {
    return key.code().area().equals("history") && !report.judges(key.code(), key.cause());
  }

  private Collection<Finding> all() {
    return present.values();
  }

  /** A conversation with an MX may be shared and lie back; all else was looked at in this round. */
  private Instant gatheredAt(IncidentKey key) {
    for (MxSeen mx : report.mx()) {
      for (MxSeen.Address address : mx.addresses()) {
        if (key.cause().equals(mx.host() + " [" + address.address() + "]")) {
          return address.checkedAt().orElse(report.checkedAt());
        }
      }
    }
    return report.checkedAt();
  }

  /** A lookup that failed; not a fault that is unknown only because the monitor doubts itself. */
  private static boolean isUnknownByNature(Finding finding) {
    return finding.code().severity(Mode.ENFORCE).equals(Optional.of(Severity.UNKNOWN));
  }

  private static Finding worse(Finding one, Finding other) {
    return other.severity().compareTo(one.severity()) > 0 ? other : one;
  }
}
