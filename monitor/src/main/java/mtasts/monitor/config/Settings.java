package mtasts.monitor.config;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mtasts.checks.expect.Expectation;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;

/**
 * What a domain or a group sets, with where. The members mean what they mean in {@link
 * DomainConfig}.
 */
record Settings(
    SortedMap<String, String> labels,
    Optional<Duration> interval,
    Expectation expect,
    Set<FindingCode> mute,
    Map<String, Place> origins) {

  /** Takes copies; those of immutable ones cost nothing, so that a group shares its own. */
  Settings {
    mute = Set.copyOf(mute);
    origins = Map.copyOf(origins);
  }

  static final Settings NONE =
      new Settings(new TreeMap<>(), Optional.empty(), Expectation.NONE, Set.of(), Map.of());

  /** These settings where they say something, else those of the group. */
  Settings over(Settings group) {
    SortedMap<String, String> allLabels = new TreeMap<>(group.labels);
    allLabels.putAll(labels);
    Set<FindingCode> allMute = EnumSet.noneOf(FindingCode.class);
    allMute.addAll(group.mute);
    allMute.addAll(mute);
    Map<String, Place> allOrigins = new TreeMap<>(group.origins);
    allOrigins.putAll(origins);
    return new Settings(
        allLabels, interval.or(group::interval), expect.over(group.expect), allMute, allOrigins);
  }

  /** The effective settings of a domain that is listed at a place. */
  DomainConfig of(DomainName name, Place place, Optional<String> group, Duration fallback) {
    return new DomainConfig(
        name, place, group, labels, interval.orElse(fallback), expect, mute, origins);
  }
}
