package mtasts.monitor.config;

import java.net.InetSocketAddress;

/** A DNS server to ask. */
public sealed interface Resolver {

  /** Those that the operating system is set to. */
  record OfSystem() implements Resolver {}

  /** The one at this address and port. */
  record At(InetSocketAddress address) implements Resolver {}

  /**
   * Reads {@code system}, {@code 192.0.2.1}, {@code 192.0.2.1:5353}, {@code ::1} or {@code
   * [::1]:5353}; the port is 53 where none is given.
   *
   * @throws IllegalArgumentException where it is none of these, with the reason in plain words
   */
  static Resolver of(String text) {
    return text.equals("system") ? new OfSystem() : new At(HostPort.address(text, 53, 1));
  }
}
