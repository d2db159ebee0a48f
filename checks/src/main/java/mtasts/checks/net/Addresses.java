package mtasts.checks.net;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Addresses as text, and which of them a sender on the internet can reach. */
public final class Addresses {

  private Addresses() {}

  /** The address as RFC 5952 writes it, without a zone: {@code 192.0.2.1}, {@code 2001:db8::1}. */
  public static String text(InetAddress address) {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    byte[] bytes = address.getAddress();
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
    }
    return compressed(groups);
  }

  private static String compressed(int[] groups) {
    int start = -1;
    int length = 1; // a single zero group is not shortened (RFC 5952 §4.2.2)
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        out.append("::");
        i += length - 1;
      } else {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
          out.append(':');
        }
        out.append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }

  /**
   * True for an address that the whole internet can route to. False for loopback, private, shared,
   * link-local, documentation, multicast and otherwise reserved addresses (the IANA special-purpose
   * registries, RFC 6890), also where an IPv4 one is embedded in an IPv6 one.
   */
  public static boolean isGlobal(InetAddress address) {
    byte[] b = address.getAddress();
    return b.length == 4 ? isGlobal4(b) : isGlobal6(b);
  }

  private static boolean isGlobal4(byte[] b) {
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    int third = b[2] & 0xff;
    return switch (first) {
      case 0, 10, 127 -> false;
      case 100 -> second < 64 || second > 127;
      case 169 -> second != 254;
      case 172 -> second < 16 || second > 31;
      case 192 ->
          !(second == 168
              || (second == 0 && (third == 0 || third == 2))
              || (second == 88 && third == 99));
      case 198 -> !(second == 18 || second == 19 || (second == 51 && third == 100));
      case 203 -> !(second == 0 && third == 113);
      default -> first < 224;
    };
  }

  private static boolean isGlobal6(byte[] b) {
    if (isPrefix(b, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) { // NAT64, RFC 6052
      return isGlobal4(new byte[] {b[12], b[13], b[14], b[15]});
    }
    if (isPrefix(b, 0x20, 0x02)) { // 6to4, RFC 3056
      return isGlobal4(new byte[] {b[2], b[3], b[4], b[5]});
    }
    boolean unicast = (b[0] & 0xe0) == 0x20; // 2000::/3 is all that is assigned
    boolean protocolAssignments = isPrefix(b, 0x20, 0x01) && (b[2] & 0xfe) == 0; // 2001::/23
    boolean documentation =
        isPrefix(b, 0x20, 0x01, 0x0d, 0xb8) || (isPrefix(b, 0x3f, 0xff) && (b[2] & 0xf0) == 0);
    return unicast && !protocolAssignments && !documentation;
  }

  private static boolean isPrefix(byte[] b, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if ((b[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
