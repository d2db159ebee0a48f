package mtasts.monitor.config;

import java.time.Duration;
import java.util.List;

/**
 * When domains are checked.
 *
 * @param interval time between the rounds of a domain that has no interval of its own
 * @param recheck how long after a new problem, or a recovery, it is looked at again: the first, the
 *     second, … look; may be empty
 * @param confirm how many rounds must agree
 * @param concurrency rounds under way at once
 */
public record ScheduleConfig(
    Duration interval, List<Duration> recheck, Confirm confirm, int concurrency) {

  /** Takes a copy of the list. */
  public ScheduleConfig {
    recheck = List.copyOf(recheck);
  }

  /** What is in force where the file says nothing. */
  public static ScheduleConfig defaults() {
    return new ScheduleConfig(
        Duration.ofMinutes(15),
        List.of(Duration.ofMinutes(1), Duration.ofMinutes(3), Duration.ofMinutes(10)),
        new Confirm(2, 4, 2),
        256);
  }

  /**
   * Rounds that must agree before anyone is told, each at least 1.
   *
   * @param definiteRounds for a fault that was proved by what was published or sent
   * @param transientRounds for silence and broken conversations
   * @param recoveredRounds for the end of an incident
   */
  public record Confirm(int definiteRounds, int transientRounds, int recoveredRounds) {}
}
