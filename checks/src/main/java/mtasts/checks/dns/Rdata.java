package mtasts.checks.dns;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;

/** dnsjava's records as ours; a record of another type gives nothing. */
final class Rdata {

  private Rdata() {}

  static Stream<TxtRecord> txt(Record record) {
    return record instanceof TXTRecord txt
        ? Stream.of(new TxtRecord(strings(txt)))
        : Stream.empty();
  }

  private static List<byte[]> strings(TXTRecord txt) {
    List<?> raw = txt.getStringsAsByteArrays(); // an untyped list in dnsjava's API
    return raw.stream().map(byte[].class::cast).toList();
  }

  static Stream<MxRecord> mx(Record record) {
    return record instanceof MXRecord mx
        ? Stream.of(new MxRecord(mx.getPriority(), Chain.text(mx.getTarget())))
        : Stream.empty();
  }

  static Stream<InetAddress> address(Record record) {
    return switch (record) {
      case ARecord a -> Stream.of(a.getAddress());
      case AAAARecord aaaa -> Stream.of(aaaa.getAddress());
      default -> Stream.empty();
    };
  }

  static Stream<TlsaRecord> tlsa(Record record) {
    return record instanceof TLSARecord tlsa
        ? Stream.of(
            new TlsaRecord(
                tlsa.getCertificateUsage(),
                tlsa.getSelector(),
                tlsa.getMatchingType(),
                HexFormat.of().formatHex(tlsa.getCertificateAssociationData())))
        : Stream.empty();
  }
}
