package mtasts.monitor.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What has to hold of a row, as SQL, with the values that it names: none ever stands in the SQL.
 */
final class Conditions {

  private final List<String> all = new ArrayList<>();
  private final Map<String, String> values = new LinkedHashMap<>();

  /** One without a value. */
  void always(String condition) {
    all.add(condition);
  }

  /**
   * One more, where there is a value.
   *
   * @param condition makes it, of the name that the value has in SQL
   */
  Conditions where(Optional<String> value, UnaryOperator<String> condition) {
    value.ifPresent(text -> all.add(condition.apply(bind(text))));
    return this;
  }

  /** The name that a value has in SQL. */
  String bind(String value) {
    String name = "v" + values.size();
    values.put(name, value);
    return name;
  }

  String where() {
    return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
  }

  Query query(Handle handle, String sql) {
    Query query = handle.createQuery(sql);
    values.forEach(query::bind);
    return query;
  }
}
