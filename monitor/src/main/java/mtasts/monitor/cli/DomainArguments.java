package mtasts.monitor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Printable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Domains as a command takes them: in any case, A- or U-label, {@code -} for standard input. */
final class DomainArguments {

  private final CommandSpec spec;

  DomainArguments(CommandSpec spec) {
    this.spec = spec;
  }

  /** The domains in order, each once; ends the command where any is no domain name. */
  List<DomainName> read(List<String> arguments) {
    Set<DomainName> domains = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals("-")) {
        readStandardInput(domains, problems);
      } else {
        add(argument, "", domains, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new ParameterException(spec.commandLine(), String.join("\n", problems));
    }
    return List.copyOf(domains);
  }

  private static void readStandardInput(Set<DomainName> domains, List<String> problems) {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        String name = line.replaceFirst("#.*", "").strip();
        if (!name.isEmpty()) {
          add(name, "standard input:" + number + ": ", domains, problems);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(
      String text, String place, Set<DomainName> domains, List<String> problems) {
    try {
      domains.add(DomainName.of(text));
    } catch (IllegalArgumentException e) {
      problems.add(
          place + "'" + Printable.text(text, 260) + "' is no domain name: " + e.getMessage());
    }
  }
}
