package mtasts.monitor.realservers;

import java.net.InetSocketAddress;
import java.util.List;

/** Asks a DNS server by {@code dig}. */
final class Dig {
  private Dig() {}

  /**
   * The answers in short form, one a line; empty where there is none, no answer came or the server
   * refused.
   */
  static List<String> shortly(InetSocketAddress server, String name, String type) {
    return ask(server, "+short", name, type)
        .out()
        .lines()
        .filter(line -> !line.startsWith(";"))
        .toList();
  }

  /** The response code, such as {@code NXDOMAIN}, or nothing where no answer came. */
  static String status(InetSocketAddress server, String name, String type) {
    String all = ask(server, "+comments", name, type).out();
    int at = all.indexOf("status: ");
    return at < 0 ? "" : all.substring(at + "status: ".length(), all.indexOf(',', at));
  }

  /** Whether a resolver vouches for its answer (the AD bit). */
  static boolean authentic(InetSocketAddress server, String name, String type) {
    return ask(server, "+comments", name, type)
        .out()
        .lines()
        .anyMatch(line -> line.matches(";; flags: [^;]*\\bad\\b.*"));
  }

  private static Commands.Outcome ask(
      InetSocketAddress server, String format, String name, String type) {
    String address = server.getAddress().getHostAddress();
    return Commands.outcome(
        "dig", "@" + address, "-p", server.getPort(), "+time=20", "+tries=1", format, name, type);
  }
}
