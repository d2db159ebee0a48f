package mtasts.monitor;

import java.util.Optional;
import java.util.function.Supplier;
import mtasts.monitor.round.FirstRounds;
import mtasts.monitor.schedule.Schedule;
import mtasts.monitor.store.Store;
import mtasts.monitor.web.Running;

/** How the monitor gets on: what its health page says and its watchdog hears. */
final class Vitals implements Running {

  private final Schedule schedule;
  private final Store store;
  private final Supplier<InForce> inForce;
  private final Supplier<FirstRounds> firstRounds;

  Vitals(
      Schedule schedule,
      Store store,
      Supplier<InForce> inForce,
      Supplier<FirstRounds> firstRounds) {
    this.schedule = schedule;
    this.store = store;
    this.inForce = inForce;
    this.firstRounds = firstRounds;
  }

  @Override
  public Optional<String> trouble() {
    if (!schedule.isProgressing()) {
      return Optional.of("the schedule does not get on: no alarm rings, or no round ends");
    }
    if (!inForce.get().deliveries().isProgressing()) {
      return Optional.of("the delivery of messages does not get on");
    }
    return store.isResponsive() ? Optional.empty() : Optional.of("the state does not answer");
  }

  @Override
  public boolean isReady() {
    return firstRounds.get().areOver();
  }

  @Override
  public int domains() {
    return inForce.get().config().domains().size();
  }
}
