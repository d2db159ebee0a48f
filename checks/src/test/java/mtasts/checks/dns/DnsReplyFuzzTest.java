package mtasts.checks.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mtasts.checks.InputCount;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Any bytes as a resolver's answer to the question that was asked. */
class DnsReplyFuzzTest {

  @RegisterExtension static final InputCount INPUTS = new InputCount();

  private static final Name ASKED = Name.fromConstantString("a.example.com.");
  private static final List<Integer> TYPES =
      List.of(Type.TXT, Type.MX, Type.A, Type.AAAA, Type.TLSA);
  private static final String SHOWN = "[\\x20-\\x7E…]*";

  /** Flags and the counts of the three sections. */
  private static final int HEADER_BEHIND_ID = 8;

  /**
   * The first byte picks the type that is asked for, then come flags, counts, and what stands
   * behind the question.
   */
  @FuzzTest(maxDuration = "1m")
  void anyBytesGiveRecordsOrAReason(byte[] bytes) {
    INPUTS.add();
    if (bytes.length < 1 + HEADER_BEHIND_ID) {
      return;
    }
    int type = TYPES.get((bytes[0] & 0xff) % TYPES.size());
    Message query = Message.newQuery(Record.newRecord(ASKED, type, DClass.IN));
    switch (ResolverClient.checked(Transport.parsed(answer(bytes, query), query))) {
      case Reply.Useless(_, String words) -> assertThat(words).matches(SHOWN);
      case Reply.Answered(Message message) -> check(Reading.of(message, ASKED, type));
    }
  }

  private static byte[] answer(byte[] bytes, Message query) {
    byte[] asked = query.toWire();
    byte[] question = Arrays.copyOfRange(asked, 12, asked.length);
    return ByteBuffer.allocate(3 + bytes.length + question.length)
        .put(asked, 0, 2)
        .put(bytes, 1, 2)
        .putShort((short) 1)
        .put(bytes, 3, HEADER_BEHIND_ID - 2)
        .put(question)
        .put(bytes, 1 + HEADER_BEHIND_ID, bytes.length - 1 - HEADER_BEHIND_ID)
        .array();
  }

  private static void check(Reading reading) {
    assertThat(reading.hops()).hasSizeLessThanOrEqualTo(Reading.MAX_HOPS + 1);
    assertThat(reading.records().isEmpty()).isEqualTo(reading.end() != Reading.End.RECORDS);
    assertThat(reading.ttlSeconds()).isBetween(0L, (long) Integer.MAX_VALUE);

    Chain chain = new Chain(ASKED);
    Optional<String> lost = chain.follow(reading, true);
    assertThat(lost.orElse("")).matches(SHOWN);
    assertThat(chain.cnames()).allSatisfy(name -> assertThat(name).matches(SHOWN));
    reading.records().forEach(DnsReplyFuzzTest::check);
  }

  private static void check(Record record) {
    Rdata.txt(record).forEach(txt -> assertThat(txt.toString()).matches(SHOWN));
    Rdata.mx(record)
        .forEach(
            mx -> {
              assertThat(mx.preference()).isBetween(0, 0xffff);
              assertThat(mx.exchange()).matches(SHOWN);
            });
    Rdata.address(record).map(InetAddress::getAddress).forEach(a -> assertThat(a).isNotEmpty());
    Rdata.tlsa(record).forEach(tlsa -> assertThat(tlsa.data()).matches("[0-9a-f]*"));
  }
}
