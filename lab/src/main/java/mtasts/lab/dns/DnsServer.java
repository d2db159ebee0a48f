package mtasts.lab.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mtasts.lab.dns.DnsFaults.Question;
import mtasts.lab.tcp.TcpListener;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Record;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.Type;

/**
 * A DNS server over UDP and TCP that answers as a resolver which knows the whole world: what was
 * put in here, and nothing else. Records and faults may change while it runs. Names may be written
 * with or without the last dot, types as in a zone file ({@code TXT}, {@code MX}). A record lasts
 * 300 s where nothing else is said. Thread-safe.
 */
public final class DnsServer implements AutoCloseable {

  private static final int START_ATTEMPTS = 10;

  private final Zone zone = new Zone();
  private final DnsFaults faults = new DnsFaults();
  private final Responder responder = new Responder(zone, faults);
  private final TcpListener tcp;
  private final UdpListener udp;

  private DnsServer() throws IOException {
    tcp =
        TcpListener.open(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), this::converse);
    try {
      udp = new UdpListener(tcp.address(), responder);
    } catch (IOException e) {
      tcp.close();
      throw e;
    }
  }

  /** Starts without any record, on a port of loopback that is free for UDP and TCP. */
  public static DnsServer start() throws IOException {
    for (int attempt = 1; attempt < START_ATTEMPTS; attempt++) {
      try {
        return new DnsServer();
      } catch (BindException e) {
        // A port that is free for TCP may be a client's for UDP: the next one, then.
      }
    }
    return new DnsServer();
  }

  /** Where it answers, over UDP and TCP. */
  public InetSocketAddress address() {
    return tcp.address();
  }

  /** Adds a TXT record of one or more strings; others of the name stay beside it. */
  public void txt(String name, String... strings) {
    zone.add(txtRecord(name, strings));
  }

  /** Adds a TXT record of these bytes, cut into strings of 255; up to 64,000 can be asked for. */
  public void txt(String name, byte[] content) {
    zone.add(Records.txt(name, Records.strings(content)));
  }

  /** Puts one TXT record in the place of all that the name has. */
  public void setTxt(String name, String... strings) {
    zone.replace(Records.name(name), Type.TXT, List.of(txtRecord(name, strings)));
  }

  /** Adds an MX record; {@code "."} as target with preference 0 is a null MX (RFC 7505). */
  public void mx(String name, int preference, String target) {
    zone.add(Records.mx(name, preference, target));
  }

  /** Puts these MX records, with preference 10, 20, …, in the place of all that the name has. */
  public void setMx(String name, String... targets) {
    List<Record> records = new ArrayList<>();
    for (String target : targets) {
      records.add(Records.mx(name, 10 * (records.size() + 1), target));
    }
    zone.replace(Records.name(name), Type.MX, records);
  }

  /** Adds an A record, or for an IPv6 address an AAAA record. */
  public void a(String name, InetAddress address) {
    zone.add(Records.address(name, address));
  }

  /** Adds an A or AAAA record of an address in digits; no name is ever looked up. */
  public void a(String name, String address) {
    a(name, InetAddress.ofLiteral(address));
  }

  /** Adds a CNAME record: questions of the name are answered from its target. */
  public void cname(String name, String target) {
    zone.add(new CNAMERecord(Records.name(name), DClass.IN, Records.TTL, Records.name(target)));
  }

  /** Adds a TLSA record (RFC 6698 §2.1) to a name such as {@code _25._tcp.mx1.example.com}. */
  public void tlsa(String name, int usage, int selector, int matchingType, byte[] content) {
    zone.add(
        new TLSARecord(
            Records.name(name), DClass.IN, Records.TTL, usage, selector, matchingType, content));
  }

  /** Adds the records of a text in master file syntax (RFC 1035 §5); names are below the root. */
  public void load(String zoneText) {
    Records.parse(zoneText).forEach(zone::add);
  }

  /** Changes how long the records of the name and type last. */
  public void ttl(String name, String type, long seconds) {
    int wanted = Records.type(type);
    List<Record> changed =
        zone.records(Records.name(name), wanted).stream()
            .map(
                r ->
                    Record.newRecord(
                        r.getName(), wanted, DClass.IN, seconds, r.rdataToWireCanonical()))
            .toList();
    zone.replace(Records.name(name), wanted, changed);
  }

  /** Removes all records of the name. */
  public void remove(String name) {
    zone.remove(Records.name(name));
  }

  /** Removes the records of that name and type. */
  public void remove(String name, String type) {
    zone.replace(Records.name(name), Records.type(type), List.of());
  }

  /** Marks answers as authentic (AD) that lie at or below the name, to who asks for the mark. */
  public void authentic(String suffix) {
    faults.authentic(Records.name(suffix));
  }

  /** Makes this question go wrong; {@code ANY} as type means each type of the name. */
  public void fault(String name, String type, DnsFault fault) {
    faults.set(question(name, type), fault);
  }

  /** Makes each question go wrong that has no fault of its own. */
  public void faultForAll(DnsFault fault) {
    faults.setForAll(fault);
  }

  /** Answers this question late; {@code ANY} as type means each type of the name. */
  public void delay(String name, String type, Duration delay) {
    faults.delay(question(name, type), delay);
  }

  /** Answers each question late that has no delay of its own. */
  public void delayAll(Duration delay) {
    faults.delayAll(delay);
  }

  /** Ends faults and delays of the name. */
  public void heal(String name) {
    faults.heal(Records.name(name));
  }

  /** Ends all faults and delays. */
  public void healAll() {
    faults.healAll();
  }

  /** How often this was asked so far, over UDP and TCP, answered or not. */
  public long queries(String name, String type) {
    return responder.asked(question(name, type));
  }

  /** How often anything was asked so far. */
  public long queries() {
    return responder.askedInAll();
  }

  @Override
  public void close() {
    udp.close();
    tcp.close();
  }

  private void converse(Socket socket) throws IOException, InterruptedException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    while (true) {
      byte[] query = new byte[in.readUnsignedShort()];
      in.readFully(query);
      Optional<byte[]> answer = responder.answer(query, false);
      if (answer.isPresent()) {
        int length = answer.get().length;
        out.write(
            ByteBuffer.allocate(2 + length).putShort((short) length).put(answer.get()).array());
      }
    }
  }

  private static Question question(String name, String type) {
    return new Question(Records.name(name), Records.type(type));
  }

  private static Record txtRecord(String name, String... strings) {
    return Records.txt(
        name, Arrays.stream(strings).map(s -> s.getBytes(StandardCharsets.UTF_8)).toList());
  }
}
