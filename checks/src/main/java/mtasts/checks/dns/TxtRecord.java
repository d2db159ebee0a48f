package mtasts.checks.dns;

import java.io.ByteArrayOutputStream;
import java.util.List;
import mtasts.checks.report.Printable;

/** One TXT record: character strings of bytes, which count as joined without anything between. */
public final class TxtRecord {

  private final List<byte[]> strings;

  /** A record of these character strings; the arrays are not copied and must not change. */
  public TxtRecord(List<byte[]> strings) {
    this.strings = List.copyOf(strings);
  }

  /** The strings joined (RFC 8461 §3.1). */
  public byte[] text() {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    strings.forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  /** How many strings it is split into. */
  public int strings() {
    return strings.size();
  }

  /** The joined text, escaped. */
  @Override
  public String toString() {
    return Printable.bytes(text(), 4096);
  }
}
