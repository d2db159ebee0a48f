package mtasts.monitor.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mtasts.checks.report.DomainName;

/** Which domains are in which slot of which wheel. Immutable. */
final class Timetable {

  private final Map<DomainName, Duration> intervals;
  private final Map<Wheel, Map<Integer, List<DomainName>>> wheels = new HashMap<>();

  Timetable(Map<DomainName, Duration> intervals) {
    this.intervals = Map.copyOf(intervals);
    this.intervals.forEach(
        (domain, interval) -> {
          Wheel wheel = new Wheel(interval);
          wheels
              .computeIfAbsent(wheel, w -> new HashMap<>())
              .computeIfAbsent(wheel.slotOf(domain), slot -> new ArrayList<>())
              .add(domain);
        });
  }

  Set<Wheel> wheels() {
    return Set.copyOf(wheels.keySet());
  }

  List<DomainName> domains(Wheel wheel, int slot) {
    return wheels.getOrDefault(wheel, Map.of()).getOrDefault(slot, List.of());
  }

  Set<DomainName> domains() {
    return intervals.keySet();
  }

  boolean has(DomainName domain) {
    return intervals.containsKey(domain);
  }

  /** True where a regular round of the domain comes later than {@code time} from now. */
  boolean isSlowerThan(DomainName domain, Duration time) {
    return intervals.getOrDefault(domain, Duration.ZERO).compareTo(time) > 0;
  }
}
