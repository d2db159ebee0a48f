package mtasts.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mtasts.alerts.incident.Decision;
import mtasts.alerts.incident.IncidentState;
import mtasts.alerts.incident.SelfIncidents;
import mtasts.checks.report.DomainName;
import mtasts.monitor.doubt.Aftermath;
import mtasts.monitor.doubt.SelfDoubt;
import mtasts.monitor.doubt.Trouble;
import mtasts.monitor.doubt.Vigil;
import mtasts.monitor.doubt.Way;
import mtasts.monitor.round.Round;
import mtasts.monitor.store.Store;

/** The monitor's doubt of itself, joined to its state, its messages and its schedule. */
final class Doubting implements Aftermath {

  /**
   * How long a doubt lasts before it is told, where nothing says when a fault is looked at again.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Store store;
  private final Supplier<InForce> inForce;
  private final BiConsumer<DomainName, Duration> rechecks;
  private final InstantSource clock;
  private final SelfDoubt doubt;
  private final Vigil vigil;
  private Optional<Thread> keeper = Optional.empty();

  Doubting(
      Store store,
      Supplier<InForce> inForce,
      BiConsumer<DomainName, Duration> rechecks,
      InstantSource clock) {
    this.store = store;
    this.inForce = inForce;
    this.rechecks = rechecks;
    this.clock = clock;
    this.doubt = new SelfDoubt(target -> inForce.get().check().hears(target), this, clock);
    this.vigil = new Vigil(doubt, this, this::patience, clock);
  }

  SelfDoubt doubt() {
    return doubt;
  }

  /** As long as the first re-check of a fault waits: a doubt is confirmed as a fault is. */
  private Duration patience() {
    List<Duration> recheck = inForce.get().config().schedule().recheck();
    return recheck.isEmpty() ? PATIENCE : recheck.getFirst();
  }

  /** Goes on where the last run ended. */
  void start() {
    vigil.resume(
        store.write(
            tx ->
                Stream.of(Way.values())
                    .filter(way -> tx.incidents().open(Trouble.key(way)).isPresent())
                    .toList()));
    keeper = Optional.of(vigil.start());
  }

  void stop() throws InterruptedException {
    if (keeper.isPresent()) {
      keeper.get().interrupt();
      keeper.get().join();
    }
  }

  @Override
  public void forgetUnconfirmed(Way way) {
    store
        .write(tx -> inForce.get().incidents().doubt(way.codes(), way::concerns, tx.incidents()))
        .forEach(Round::log);
  }

  @Override
  public void tell(Optional<Way> over, Optional<Way> begun) {
    Instant now = clock.instant();
    store.write(tx -> told(over, begun, tx.incidents(), now)).forEach(Round::log);
    inForce.get().deliveries().wake();
  }

  private List<Decision> told(
      Optional<Way> over, Optional<Way> begun, IncidentState state, Instant now) {
    SelfIncidents self = inForce.get().incidents().self();
    List<Decision> decisions = new ArrayList<>();
    over.flatMap(way -> self.over(Trouble.key(way), state, now)).ifPresent(decisions::add);
    begun.ifPresent(way -> decisions.add(self.troubled(Trouble.of(way), Set.of(), state, now)));
    return decisions;
  }

  @Override
  public void recheck(DomainName domain, Duration in) {
    rechecks.accept(domain, in);
  }
}
