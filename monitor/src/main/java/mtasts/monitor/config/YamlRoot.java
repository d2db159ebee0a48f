package mtasts.monitor.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** The outermost mapping of a YAML file. No object is ever built from YAML, only nodes. */
final class YamlRoot {

  /** No key of ours lies deeper than nine levels. */
  private static final int MAX_NESTING = 30;

  private static final int MAX_ALIASES = 1000;

  private YamlRoot() {}

  /** Reads the file; what is wrong with it as YAML is noted, and then there is no mapping. */
  static Optional<Value> read(SourceFile file) {
    return switch (FileText.read(file.path())) {
      case FileText.Unreadable unreadable -> {
        file.problems()
            .error(
                file.place(unreadable.line(), unreadable.column()),
                "cannot read the file: " + unreadable.reason());
        yield Optional.empty();
      }
      case FileText.Content content -> compose(content.text(), file);
    };
  }

  private static Optional<Value> compose(String text, SourceFile file) {
    Optional<Place> unprintable = unprintable(text, file);
    if (unprintable.isPresent()) {
      file.problems().error(unprintable.get(), "a control character, which YAML does not allow");
      return Optional.empty();
    }
    try {
      Node node =
          new Composer(new ParserImpl(new StreamReader(text), options()), new Resolver(), options())
              .getSingleNode();
      return mapping(node, file);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      Place place = mark == null ? file.place(1, 1) : file.place(mark);
      file.problems().error(place, syntax(e));
    } catch (YAMLException e) {
      file.problems().error(file.place(1, 1), "not usable as YAML: " + oneLine(e.getMessage()));
    }
    return Optional.empty();
  }

  private static Optional<Value> mapping(Node node, SourceFile file) {
    if (node == null) {
      file.problems()
          .error(file.place(1, 1), "the file is empty; the least is 'domains: [example.com]'");
      return Optional.empty();
    }
    Value root = new Value(node, "", file);
    if (!(node instanceof MappingNode)) {
      file.problems()
          .error(
              root.place(),
              "a configuration is keys with values, such as 'domains: [example.com]', but this is "
                  + root.kind());
      return Optional.empty();
    }
    return Optional.of(root);
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_NESTING);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setCodePointLimit(FileText.MAX_BYTES);
    return options;
  }

  private static Optional<Place> unprintable(String text, SourceFile file) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (!StreamReader.isPrintable(point)) {
        return Optional.of(file.place(line, column));
      }
      column = point == '\n' ? 1 : column + 1;
      line += point == '\n' ? 1 : 0;
    }
    return Optional.empty();
  }

  private static String syntax(MarkedYAMLException e) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    if (problem.contains("\\t")) {
      return "a tab where YAML wants blanks";
    }
    if (problem.contains("another document")) {
      return "a second document; one file holds one configuration";
    }
    return "not valid YAML: " + oneLine(problem) + context(e);
  }

  private static String context(MarkedYAMLException e) {
    if (e.getContext() == null) {
      return "";
    }
    Mark begin = e.getContextMark();
    String line = begin == null ? "" : " that begins in line " + (begin.getLine() + 1);
    return " (" + oneLine(e.getContext()) + line + ")";
  }

  private static String oneLine(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("\\s+", " ");
  }
}
