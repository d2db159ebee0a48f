package mtasts.checks.net;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;

/** Whether this machine has a way to an address at all: one without IPv6 can't judge an AAAA. */
public final class Routes {

  private static final int DISCARD = 9;

  private Routes() {}

  /**
   * True where the machine has a route towards the address and an own address to use on it. Nothing
   * is sent: connecting a UDP socket only looks the route up.
   */
  public static boolean leadTo(InetAddress address) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(address, DISCARD));
      return true;
    } catch (SocketException e) {
      return false;
    }
  }
}
