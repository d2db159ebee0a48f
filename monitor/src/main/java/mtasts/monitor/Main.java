package mtasts.monitor;

import mtasts.checks.tls.RsaKeyExchange;
import mtasts.monitor.cli.CommandLineTool;

/** Where the program starts. */
public final class Main {

  private Main() {}

  /** Runs the command given by the arguments and ends with its exit code. */
  public static void main(String[] args) {
    RsaKeyExchange.allow(); // before anything sets up TLS
    System.exit(CommandLineTool.run(args));
  }
}
