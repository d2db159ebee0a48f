package mtasts.monitor.doubt;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import mtasts.alerts.incident.IncidentKey;
import mtasts.checks.Doubted;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Weighs every round before it counts. A round that met a silence while nobody was heard waits for
 * a look at others; what is in doubt is told as unknown. Thread-safe.
 */
public final class SelfDoubt {

  private static final Logger LOG = LoggerFactory.getLogger(SelfDoubt.class);
  private static final String WHY = "not counted: nobody else answers this monitor either";

  private final Map<Way, Side> sides = new EnumMap<>(Way.class);
  private final Aftermath aftermath;
  private final Semaphore changed = new Semaphore(0);

  /**
   * A monitor without doubts.
   *
   * @param listening asks somebody again
   * @param aftermath what a doubt leads to
   * @param clock the time
   */
  public SelfDoubt(Listening listening, Aftermath aftermath, InstantSource clock) {
    for (Way way : Way.values()) {
      sides.put(way, new Side(way, listening, () -> began(way), clock));
    }
    this.aftermath = aftermath;
  }

  private Side side(Way way) {
    return Objects.requireNonNull(sides.get(way));
  }

  /** Takes what became of one outward step; returns at once. */
  public void took(Target target, boolean answered, Instant asked) {
    Side side = side(target.way());
    boolean before = side.since().isPresent();
    side.took(target, answered, asked);
    if (before && side.since().isEmpty()) {
      changed.release();
    }
  }

  /** Takes what a report of before the start of this program tells of who is heard. */
  public void remember(DomainReport report) {
    Heard.in(report).forEach(seen -> took(seen.target(), seen.answered(), seen.asked()));
  }

  /** Goes on with doubts of before the start of this program. */
  void resume(Collection<Way> ways) {
    ways.forEach(way -> side(way).resume());
    changed.release();
  }

  /**
   * The report as it may count: what is in doubt is unknown in it.
   *
   * @throws InterruptedException where the thread is interrupted while it waits for a second look
   */
  public DomainReport weigh(DomainReport report) throws InterruptedException {
    Set<Finding> doubted = new HashSet<>();
    for (Finding finding : report.findings()) {
      Optional<Way> way = Way.of(IncidentKey.of(finding));
      Optional<Instant> asked = Heard.silentSince(report, finding);
      if (way.isPresent() && asked.isPresent() && side(way.get()).isInDoubt(asked.get())) {
        side(way.get()).concerns(report.domain());
        doubted.add(finding);
        if (since(way.get()).isEmpty()) {
          changed.release(); // over meanwhile: it is to be looked at again
        }
      }
    }
    return Doubted.report(report, doubted::contains, WHY);
  }

  /** Looks again at a way, unless somebody does so already. */
  void lookAgain(Way way) throws InterruptedException {
    side(way).lookAgain();
  }

  private void began(Way way) {
    LOG.warn("{}: nobody answers, so the monitor doubts itself", way);
    aftermath.forgetUnconfirmed(way);
    changed.release();
  }

  /** Whether a silence of that moment belongs to a doubt that is over: nobody may use it again. */
  public boolean isForgotten(Way way, Instant asked) {
    return side(way).isForgotten(asked);
  }

  /** Since when a way is in doubt; empty: it is not. */
  Optional<Instant> since(Way way) {
    return side(way).since();
  }

  /** The ways that are in doubt now. */
  public Set<Way> doubted() {
    return sides.keySet().stream()
        .filter(way -> since(way).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The domains of which something was unknown over this way, each once. */
  Set<DomainName> takeConcerned(Way way) {
    return side(way).takeConcerned();
  }

  /** Has a permit once a doubt began or ended, or concerned a domain after its end. */
  Semaphore changed() {
    return changed;
  }
}
