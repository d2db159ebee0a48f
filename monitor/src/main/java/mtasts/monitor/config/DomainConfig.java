package mtasts.monitor.config;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mtasts.checks.expect.Expectation;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;

/**
 * The effective settings of one domain: its own, else its group's, else those of the whole.
 *
 * @param name the domain
 * @param place where the domain is listed
 * @param group the group that lists it
 * @param labels its labels and its group's; its own win
 * @param interval time between its rounds
 * @param expect what the operator declared for it and its group; its own wins key by key
 * @param mute codes that are left out of its status and make no alert: its own and its group's
 * @param origins where each setting comes from: the keys are {@code interval}, {@code expect.KEY},
 *     {@code labels.KEY} and {@code mute.CODE}; a key that is absent has its default, or for {@code
 *     interval} that of {@code schedule}
 */
public record DomainConfig(
    DomainName name,
    Place place,
    Optional<String> group,
    SortedMap<String, String> labels,
    Duration interval,
    Expectation expect,
    Set<FindingCode> mute,
    Map<String, Place> origins) {

  /** Takes copies, so that nothing outside can change what is in force. */
  public DomainConfig {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    mute = Set.copyOf(mute);
    origins = Map.copyOf(origins);
  }

  /** The mail address of its owner, from the label {@code owner}; empty: none, or no address. */
  public Optional<String> owner() {
    return Owner.of(labels);
  }
}
