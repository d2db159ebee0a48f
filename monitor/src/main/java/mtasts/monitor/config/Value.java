package mtasts.monitor.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value in a file with its place and the path of its key ({@code schedule.interval}, {@code
 * alerts.receivers[].name}). Reading it as what it is not notes a problem and gives nothing.
 */
final class Value {

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final Node node;
  private final String path;
  private final SourceFile file;

  Value(Node node, String path, SourceFile file) {
    this.node = node;
    this.path = path;
    this.file = file;
  }

  Place place() {
    return file.place(node.getStartMark());
  }

  String path() {
    return path;
  }

  SourceFile file() {
    return file;
  }

  /** True for {@code null}, {@code ~} and a key with nothing behind it. */
  boolean isNull() {
    return node instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && NULLS.contains(scalar.getValue());
  }

  boolean isText(String text) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }

  boolean isScalar() {
    return node.getNodeId() == NodeId.scalar && !isNull();
  }

  boolean isMap() {
    return node.getNodeId() == NodeId.mapping;
  }

  boolean isList() {
    return node.getNodeId() == NodeId.sequence;
  }

  boolean isEmptyList() {
    return node instanceof SequenceNode sequence && sequence.getValue().isEmpty();
  }

  /** Notes why the file cannot be used. */
  void error(String message) {
    file.problems().error(place(), path.isEmpty() ? message : path + ": " + message);
  }

  /** Notes what someone should look at. */
  void warning(String message) {
    file.problems().warning(place(), path + ": " + message);
  }

  /** What stands here, in words: {@code a list}. */
  String kind() {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      default -> isNull() ? "empty" : "the text " + Quoted.text(((ScalarNode) node).getValue());
    };
  }

  /** The scalar, taken as the text that it is and read as the kind wants it. */
  <T> Optional<T> as(Kind<T> kind) {
    if (!isScalar() || isTagged()) {
      wrongKind(kind.wanted());
      return Optional.empty();
    }
    try {
      return Optional.of(kind.parse().apply(((ScalarNode) node).getValue()));
    } catch (IllegalArgumentException e) {
      error(e.getMessage() == null ? "not " + kind.wanted() : e.getMessage());
      return Optional.empty();
    }
  }

  /** The mapping, read by the function; keys that it does not ask for are problems. */
  <T> Optional<T> map(Function<Fields, T> reader) {
    if (!(node instanceof MappingNode mapping) || isTagged()) {
      wrongKind("a mapping");
      return Optional.empty();
    }
    Fields fields = new Fields(mapping, this);
    T result = reader.apply(fields);
    fields.end();
    return Optional.of(result);
  }

  /** The elements of the list; none where it is no list. */
  List<Value> list(String wanted) {
    if (!(node instanceof SequenceNode sequence) || isTagged()) {
      wrongKind(wanted);
      return List.of();
    }
    return sequence.getValue().stream()
        .map(element -> new Value(element, path + "[]", file))
        .toList();
  }

  /** The elements of the list that are of the kind. */
  <T> List<T> listOf(Kind<T> kind) {
    List<T> elements = new ArrayList<>();
    for (Value element : list("a list, each " + kind.wanted())) {
      element.as(kind).ifPresent(elements::add);
    }
    return elements;
  }

  private void wrongKind(String wanted) {
    error(
        isTagged()
            ? "the tag " + Quoted.text(node.getTag().getValue()) + " is not supported"
            : "wants " + wanted + ", but this is " + kind());
  }

  private boolean isTagged() {
    return !node.getTag().startsWith("tag:yaml.org,2002:");
  }
}
