package mtasts.monitor.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mtasts.checks.report.DomainName;

/** Brings the listings of all files together: a domain, or a group, stands in one place only. */
final class DomainTable {

  private final Duration interval;
  private final SortedMap<DomainName, DomainConfig> domains = new TreeMap<>();
  private final Map<String, Place> groups = new HashMap<>();
  private final List<MonitorConfig.QuarantinedFile> quarantined = new ArrayList<>();

  /** A table whose domains have this interval where they set none. */
  DomainTable(Duration interval) {
    this.interval = interval;
  }

  SortedMap<DomainName, DomainConfig> domains() {
    return domains;
  }

  Set<String> groups() {
    return new TreeSet<>(groups.keySet());
  }

  Set<String> labels() {
    return domains.values().stream()
        .flatMap(domain -> domain.labels().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  List<MonitorConfig.QuarantinedFile> quarantined() {
    return quarantined;
  }

  /** Takes what the main file lists; what stands twice is its problem. */
  void take(Listing listing, Problems problems) {
    Map<DomainName, Place> names = new HashMap<>();
    listing.domains().forEach(domain -> once(domain, names, problems));
    Map<String, Place> groupNames = new HashMap<>();
    listing.groups().forEach(group -> once(group, groupNames, problems));
    if (!problems.hasErrors()) {
      groups.putAll(groupNames);
      listing.domains().forEach(domain -> domains.put(domain.name(), effective(domain)));
    }
  }

  /**
   * Takes what an included file lists, or puts the file into quarantine with all its problems.
   *
   * @return the warnings about a file that was taken
   */
  List<Problem> include(SourceFile file) {
    YamlRoot.read(file)
        .flatMap(root -> root.map(ListingReader::read))
        .ifPresent(listing -> take(listing, file.problems()));
    List<Problem> problems = file.problems().sorted();
    if (file.problems().hasErrors()) {
      quarantined.add(new MonitorConfig.QuarantinedFile(file.path().toString(), problems));
      return List.of();
    }
    return problems;
  }

  private DomainConfig effective(Listing.Domain domain) {
    Optional<String> group = Optional.of(domain.group()).filter(name -> !name.isEmpty());
    return domain.settings().of(domain.name(), domain.place(), group, interval);
  }

  private void once(Listing.Domain domain, Map<DomainName, Place> names, Problems problems) {
    DomainConfig known = domains.get(domain.name());
    Place first = known == null ? names.putIfAbsent(domain.name(), domain.place()) : known.place();
    if (first != null) {
      problems.error(domain.place(), "duplicate domain " + domain.name() + ", already at " + first);
    }
  }

  private void once(Listing.Group group, Map<String, Place> names, Problems problems) {
    Place known = groups.get(group.name());
    Place first = known == null ? names.putIfAbsent(group.name(), group.place()) : known;
    if (first != null) {
      problems.error(
          group.place(), "duplicate group " + Quoted.text(group.name()) + ", already at " + first);
    }
  }
}
