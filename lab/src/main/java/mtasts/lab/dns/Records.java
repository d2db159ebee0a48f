package mtasts.lab.dns;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Makes dnsjava's records from plain values. */
final class Records {

  /** Seconds that a record lasts where nothing else is said. */
  static final long TTL = 300;

  private static final int MAX_STRING = 255;

  private Records() {}

  /** The name, always absolute. */
  static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static int type(String text) {
    int type = Type.value(text);
    if (type < 0) {
      throw new IllegalArgumentException("no record type: " + text);
    }
    return type;
  }

  static Record txt(String name, List<byte[]> strings) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (byte[] string : strings) {
      if (string.length > MAX_STRING) {
        throw new IllegalArgumentException("a string of TXT holds at most 255 bytes");
      }
      data.write(string.length);
      data.writeBytes(string);
    }
    return Record.newRecord(name(name), Type.TXT, DClass.IN, TTL, data.toByteArray());
  }

  /** Cuts into strings of 255 bytes, the last one shorter. */
  static List<byte[]> strings(byte[] content) {
    List<byte[]> strings = new ArrayList<>();
    int start = 0;
    do {
      int end = Math.min(start + MAX_STRING, content.length);
      strings.add(Arrays.copyOfRange(content, start, end));
      start = end;
    } while (start < content.length);
    return strings;
  }

  static Record mx(String name, int preference, String target) {
    return new MXRecord(name(name), DClass.IN, TTL, preference, name(target));
  }

  static Record address(String name, InetAddress address) {
    Name owner = name(name);
    return address instanceof Inet4Address
        ? new ARecord(owner, DClass.IN, TTL, address)
        : new AAAARecord(owner, DClass.IN, TTL, address);
  }

  static List<Record> parse(String zoneText) {
    byte[] bytes = zoneText.getBytes(StandardCharsets.ISO_8859_1);
    try (Master master = new Master(new ByteArrayInputStream(bytes), Name.root, TTL)) {
      master.disableIncludes();
      List<Record> records = new ArrayList<>();
      for (Record r = master.nextRecord(); r != null; r = master.nextRecord()) {
        records.add(r);
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
