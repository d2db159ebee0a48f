package mtasts.monitor.cli;

import java.util.ArrayList;
import java.util.List;
import mtasts.monitor.config.ChecksConfig;
import mtasts.monitor.config.Resolver;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --resolver}, alike in every command that asks the DNS. */
final class ResolverOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--resolver",
      paramLabel = "ADDR[:PORT]",
      description = "Ask this DNS server; may be given several times.")
  private List<String> resolvers = List.of();

  /** The settings with the resolvers of the option, where any are given. */
  ChecksConfig in(ChecksConfig settings) {
    return resolvers.isEmpty() ? settings : settings.withResolvers(parsed());
  }

  private List<Resolver> parsed() {
    List<Resolver> parsed = new ArrayList<>();
    for (String text : resolvers) {
      try {
        parsed.add(Resolver.of(text));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            spec.commandLine(), "--resolver " + text + ": " + e.getMessage(), e);
      }
    }
    return parsed;
  }
}
