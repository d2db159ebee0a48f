package mtasts.lab.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsServerTest {

  private static final int TIMEOUT_MILLIS = 60_000;
  private static final int SILENCE_MILLIS = 100;

  private DnsServer dns;

  @BeforeEach
  void start() throws IOException {
    dns = DnsServer.start();
  }

  @AfterEach
  void close() {
    dns.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "_mta-sts.example.com | TXT   | \"v=STSv1; \" \"id=1;\"",
        "example.com          | MX    | 10 mx1.example.com.",
        "mx1.example.com      | A     | 127.0.0.2",
        "mx1.example.com      | AAAA  | 0:0:0:0:0:0:0:1",
        "_25._tcp.mx1.example.com | TLSA | 3 1 1 0A0B",
        "www.example.com      | CNAME | mx1.example.com.",
        "zone.example.com     | TXT   | \"from a zone file\""
      })
  void recordsAreAnswered(String name, String type, String expected) throws IOException {
    dns.txt("_mta-sts.example.com", "v=STSv1; ", "id=1;");
    dns.mx("example.com", 10, "mx1.example.com");
    dns.a("mx1.example.com", "127.0.0.2");
    dns.a("mx1.example.com", "::1");
    dns.tlsa("_25._tcp.mx1.example.com", 3, 1, 1, new byte[] {10, 11});
    dns.cname("www.example.com", "mx1.example.com");
    dns.load("zone.example.com. 60 IN TXT \"from a zone file\"\n");
    assertThat(udp(query(name, type)).getSection(Section.ANSWER))
        .extracting(Record::rdataToString)
        .containsExactly(expected);
  }

  @Test
  void namesAreAskedForInAnyCase() throws IOException {
    dns.a("mx1.example.com", "127.0.0.2");
    assertThat(udp(query("MX1.Example.COM", "A")).getSection(Section.ANSWER)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing.example.com, NXDOMAIN",
    "mx1.example.com,     NOERROR",
    "_tls.example.com,    NOERROR",
    "ls.example.com,      NXDOMAIN",
    "dangling.example.com,NXDOMAIN",
    "loop.example.com,    SERVFAIL"
  })
  void noRecordIsNoDataOrNoSuchName(String name, String rcode) throws IOException {
    dns.a("mx1.example.com", "127.0.0.2");
    dns.txt("_smtp._tls.example.com", "v=TLSRPTv1; rua=mailto:a@example.com");
    dns.cname("dangling.example.com", "gone.example.net");
    dns.cname("loop.example.com", "loop.example.com");
    Message answer = udp(query(name, "TXT"));
    assertThat(Rcode.string(answer.getRcode())).isEqualTo(rcode);
  }

  @Test
  void aliasesAreFollowedWithinTheAnswer() throws IOException {
    dns.cname("mta-sts.example.com", "alias.example.net");
    dns.cname("alias.example.net", "host.example.org");
    dns.a("host.example.org", "127.0.0.2");
    assertThat(udp(query("mta-sts.example.com", "A")).getSection(Section.ANSWER))
        .extracting(record -> Type.string(record.getType()))
        .containsExactly("CNAME", "CNAME", "A");
  }

  @Test
  void recordsChangeWhileItRuns() throws IOException {
    dns.txt("example.com", "one");
    dns.txt("example.com", "two");
    assertThat(udp(query("example.com", "TXT")).getSection(Section.ANSWER)).hasSize(2);
    dns.setTxt("example.com", "three");
    dns.ttl("example.com", "TXT", 7);
    assertThat(udp(query("example.com", "TXT")).getSection(Section.ANSWER))
        .extracting(Record::rdataToString, Record::getTTL)
        .containsExactly(tuple("three", 7L));
    dns.remove("example.com", "TXT");
    assertThat(udp(query("example.com", "TXT")).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void whatIsTooLongForUdpComesWholeOverTcp() throws IOException {
    dns.txt("example.com", new byte[64_000]);
    Message query = query("example.com", "TXT");
    assertThat(udp(query).getHeader().getFlag(Flags.TC)).isTrue();
    Message whole = tcp(query);
    assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
    assertThat(whole.getSection(Section.ANSWER)).hasSize(1);
  }

  @Test
  void onlyWhoAsksForItGetsTheAuthenticMark() throws IOException {
    dns.a("mx1.example.com", "127.0.0.2");
    dns.authentic("example.com");
    Message asking = query("mx1.example.com", "A");
    asking.getHeader().setFlag(Flags.AD);
    assertThat(udp(asking).getHeader().getFlag(Flags.AD)).isTrue();
    assertThat(udp(query("mx1.example.com", "A")).getHeader().getFlag(Flags.AD)).isFalse();
    dns.cname("www.example.com", "elsewhere.example.net");
    Message alias = query("www.example.com", "CNAME");
    alias.getHeader().setFlag(Flags.AD);
    assertThat(udp(alias).getHeader().getFlag(Flags.AD)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"SERVFAIL, SERVFAIL", "REFUSED, REFUSED", "BOGUS, SERVFAIL", "NONE, NOERROR"})
  void aFaultIsAnswered(String fault, String rcode) throws IOException {
    dns.a("mx1.example.com", "127.0.0.2");
    dns.a("mx2.example.com", "127.0.0.3");
    if (!fault.equals("NONE")) {
      dns.fault("mx1.example.com", "A", DnsFault.valueOf(fault));
    }
    assertThat(Rcode.string(udp(query("mx1.example.com", "A")).getRcode())).isEqualTo(rcode);
    assertThat(udp(query("mx2.example.com", "A")).getRcode()).isEqualTo(Rcode.NOERROR);
    dns.heal("mx1.example.com");
    assertThat(udp(query("mx1.example.com", "A")).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void bogusAnswersComeWithCheckingDisabled() throws IOException {
    dns.a("mx1.example.com", "127.0.0.2");
    dns.fault("mx1.example.com", "ANY", DnsFault.BOGUS);
    Message query = query("mx1.example.com", "A");
    query.getHeader().setFlag(Flags.CD);
    assertThat(udp(query).getSection(Section.ANSWER)).hasSize(1);
  }

  @Test
  void silenceIsSilence() throws IOException {
    dns.faultForAll(DnsFault.SILENCE);
    assertThat(exchange(query("example.com", "A").toWire(), SILENCE_MILLIS)).isEmpty();
    assertThat(dns.queries("example.com", "A")).isEqualTo(1);
    dns.healAll();
    assertThat(udp(query("example.com", "A")).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(dns.queries()).isEqualTo(2);
  }

  @Test
  void slowAnswersComeLate() throws IOException {
    dns.a("mx1.example.com", "127.0.0.2");
    dns.delay("mx1.example.com", "A", Duration.ofMillis(150));
    long start = System.nanoTime();
    assertThat(udp(query("mx1.example.com", "A")).getSection(Section.ANSWER)).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(149));
  }

  @Test
  void truncatedAnswersAreWholeOverTcp() throws IOException {
    dns.a("mx1.example.com", "127.0.0.2");
    dns.fault("mx1.example.com", "A", DnsFault.TRUNCATED);
    Message query = query("mx1.example.com", "A");
    assertThat(udp(query).getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(udp(query).getSection(Section.ANSWER)).isEmpty();
    assertThat(tcp(query).getSection(Section.ANSWER)).hasSize(1);
  }

  @Test
  void answersCanBeToAnotherQuestionOrId() throws IOException {
    dns.a("mx1.example.com", "127.0.0.2");
    Message query = query("mx1.example.com", "A");
    dns.fault("mx1.example.com", "A", DnsFault.WRONG_ID);
    assertThat(udp(query).getHeader().getID()).isNotEqualTo(query.getHeader().getID());
    dns.fault("mx1.example.com", "A", DnsFault.OTHER_NAME);
    assertThat(udp(query).getQuestion()).isNotEqualTo(query.getQuestion());
    dns.fault("mx1.example.com", "A", DnsFault.GARBAGE);
    assertThat(exchange(query.toWire(), TIMEOUT_MILLIS))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("no DNS message");
  }

  @Test
  void anOldServerAnswersWithoutEdnsOnly() throws IOException {
    dns.a("mx1.example.com", "127.0.0.2");
    dns.faultForAll(DnsFault.NO_EDNS);
    Message query = query("mx1.example.com", "A");
    assertThat(udp(query).getRcode()).isEqualTo(Rcode.NOERROR);
    query.addRecord(new OPTRecord(1_232, 0, 0), Section.ADDITIONAL);
    assertThat(udp(query).getRcode()).isEqualTo(Rcode.FORMERR);
  }

  @Test
  void noBytesOfAClientStopIt() throws IOException {
    Random random = new Random(8461);
    byte[] good = query("example.com", "TXT").toWire();
    for (int i = 0; i < 500; i++) {
      byte[] bytes = Arrays.copyOf(good, random.nextInt(1, 80));
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      send(bytes);
    }
    assertThat(udp(query("example.com", "TXT")).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  private static Message query(String name, String type) throws IOException {
    Name asked = Name.fromString(name, Name.root);
    return Message.newQuery(Record.newRecord(asked, Type.value(type), DClass.IN));
  }

  private Message udp(Message query) throws IOException {
    return new Message(exchange(query.toWire(), TIMEOUT_MILLIS));
  }

  private byte[] exchange(byte[] query, int timeoutMillis) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(timeoutMillis);
      socket.send(new DatagramPacket(query, query.length, dns.address()));
      DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
      socket.receive(answer);
      return Arrays.copyOf(answer.getData(), answer.getLength());
    } catch (SocketTimeoutException e) {
      return new byte[0];
    }
  }

  private void send(byte[] bytes) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, dns.address()));
    }
  }

  private Message tcp(Message query) throws IOException {
    byte[] wire = query.toWire();
    try (Socket socket = new Socket(dns.address().getAddress(), dns.address().getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      byte[] framed =
          ByteBuffer.allocate(2 + wire.length).putShort((short) wire.length).put(wire).array();
      socket.getOutputStream().write(framed);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readUnsignedShort()];
      in.readFully(answer);
      return new Message(answer);
    }
  }
}
