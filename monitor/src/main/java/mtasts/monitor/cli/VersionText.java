package mtasts.monitor.cli;

import mtasts.monitor.Main;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest has it. */
public final class VersionText implements IVersionProvider {

  /** The version alone: {@code 0.1.0}, or {@code development} outside a jar. */
  public static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "mta-sts-monitor " + version() + " (Java " + System.getProperty("java.version") + ")"
    };
  }
}
