package mtasts.monitor.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import mtasts.alerts.route.DomainLabels;
import mtasts.checks.report.DomainName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of what the configuration says of domains, on one connection. */
final class LabelTable {

  /** Under this key stands the group: no label is called so. */
  private static final String GROUP = "";

  /** A row that waits in a batch takes many times the memory of its label. */
  private static final int AT_ONCE = 1_000;

  private final Handle handle;

  LabelTable(Handle handle) {
    this.handle = handle;
  }

  private record Label(String domain, String key, String value) {}

  /** Makes the table say this; what it says already is not touched. */
  void replace(Collection<DomainName> domains, Function<DomainName, DomainLabels> labels) {
    Set<Label> wanted = new HashSet<>();
    for (DomainName domain : domains) {
      DomainLabels said = labels.apply(domain);
      said.group().ifPresent(group -> wanted.add(new Label(domain.name(), GROUP, group)));
      said.labels().forEach((key, value) -> wanted.add(new Label(domain.name(), key, value)));
    }
    Set<Label> gone = all();
    Set<Label> come = new HashSet<>(wanted);
    come.removeAll(gone);
    gone.removeAll(wanted);
    execute("DELETE FROM label WHERE domain = :domain AND key = :key AND value = :value", gone);
    execute("INSERT INTO label (domain, key, value) VALUES (:domain, :key, :value)", come);
  }

  private Set<Label> all() {
    Set<Label> all = new HashSet<>();
    handle
        .createQuery("SELECT domain, key, value FROM label")
        .map(
            (row, context) ->
                new Label(row.getString("domain"), row.getString("key"), row.getString("value")))
        .forEach(all::add);
    return all;
  }

  private void execute(String sql, Set<Label> labels) {
    List<Label> all = List.copyOf(labels);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      try (PreparedBatch batch = handle.prepareBatch(sql)) {
        for (Label label : all.subList(from, Math.min(from + AT_ONCE, all.size()))) {
          batch
              .bind("domain", label.domain())
              .bind("key", label.key())
              .bind("value", label.value())
              .add();
        }
        batch.execute();
      }
    }
  }
}
