package mtasts.monitor.config;

import java.util.ArrayList;
import java.util.List;
import mtasts.checks.report.DomainName;

/**
 * What one file lists: its groups by name and place, and its domains.
 *
 * @param groups the names of the groups
 * @param domains the domains, in the order of the file
 */
record Listing(List<Group> groups, List<Domain> domains) {

  Listing() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  /** A group and where it is named. */
  record Group(String name, Place place) {}

  /**
   * A listed domain.
   *
   * @param name the domain
   * @param place where it stands
   * @param group the group that lists it; empty text: none
   * @param settings its own and its group's
   */
  record Domain(DomainName name, Place place, String group, Settings settings) {}
}
