package mtasts.alerts.route;

import java.util.Map;
import java.util.Optional;

/**
 * What the configuration says about a domain beside its name.
 *
 * @param group the name of its group
 * @param labels its labels
 */
public record DomainLabels(Optional<String> group, Map<String, String> labels) {

  /** Neither group nor labels. */
  public static final DomainLabels NONE = new DomainLabels(Optional.empty(), Map.of());

  /** Copies the map. */
  public DomainLabels {
    labels = Map.copyOf(labels);
  }
}
