package mtasts.monitor.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The keys of one mapping. A key is known because it is asked for; {@link #end} notes those that
 * nobody asked for.
 */
final class Fields {

  private final Value owner;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<String, Value> keys = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();
  private boolean anyKey;

  Fields(MappingNode mapping, Value owner) {
    this.owner = owner;
    for (NodeTuple tuple : mapping.getValue()) {
      Value key = new Value(tuple.getKeyNode(), owner.path(), owner.file());
      if (tuple.getKeyNode() instanceof ScalarNode scalar) {
        add(key, scalar.getValue(), tuple);
      } else {
        key.error("a key is a plain text, but this is " + key.kind());
      }
    }
  }

  private void add(Value key, String name, NodeTuple tuple) {
    Value first = keys.putIfAbsent(name, key);
    if (first != null) {
      key.error("duplicate key " + Quoted.text(name) + ", already in line " + first.place().line());
      return;
    }
    values.put(name, new Value(tuple.getValueNode(), pathOf(name), owner.file()));
  }

  private String pathOf(String key) {
    return owner.path().isEmpty() ? key : owner.path() + "." + key;
  }

  /** The mapping itself. */
  Value owner() {
    return owner;
  }

  /** The value of a key; nothing where the key is absent. */
  Optional<Value> value(String key) {
    known.add(key);
    Optional<Value> value = Optional.ofNullable(values.get(key));
    value.filter(v -> Later.hasNoEffectYet(v.path())).ifPresent(Later::warn);
    return value;
  }

  /** The value of a key that may be {@code null}: nothing then, or where the key is absent. */
  Optional<Value> nullable(String key) {
    return value(key).filter(v -> !v.isNull());
  }

  /** The value of a key that must be there. */
  Optional<Value> required(String key) {
    Optional<Value> value = value(key);
    if (value.isEmpty()) {
      owner.error("the key '" + key + "' is missing");
    }
    return value;
  }

  /** The value of a key, or the default. */
  <T> T get(String key, Kind<T> kind, T fallback) {
    return value(key).flatMap(v -> v.as(kind)).orElse(fallback);
  }

  /** The mapping behind a key, or the default. */
  <T> T section(String key, Function<Fields, T> reader, T fallback) {
    return value(key).flatMap(v -> v.map(reader)).orElse(fallback);
  }

  /** Every key with its value, whatever the keys are called. */
  Map<String, Value> all() {
    anyKey = true;
    return values;
  }

  /** Where a key itself stands. */
  Place keyPlace(String key) {
    Value at = keys.get(key);
    return at == null ? owner.place() : at.place();
  }

  /** Notes the keys that nobody asked for. */
  void end() {
    if (anyKey) {
      return;
    }
    List<String> unknown = new ArrayList<>(values.keySet());
    unknown.removeAll(known);
    for (String name : unknown) {
      if (name.equals("<<")) {
        keys.getOrDefault(name, owner).error("'<<' is not supported; a group shares settings");
        continue;
      }
      String hint = Nearest.hint(name, known);
      String rest = hint.isEmpty() ? "; known keys: " + String.join(", ", known) : hint;
      Value key = keys.getOrDefault(name, owner);
      key.error("unknown key " + Quoted.text(name) + rest);
    }
  }
}
