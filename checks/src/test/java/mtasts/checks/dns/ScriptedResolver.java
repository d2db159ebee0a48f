package mtasts.checks.dns;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A resolver on loopback, over UDP and TCP, whose every answer the test writes. */
final class ScriptedResolver implements AutoCloseable {

  /** What the test answers; nothing: silence. */
  interface Script {
    List<byte[]> answers(Message query, boolean tcp) throws IOException;
  }

  private final Script script;
  private final ServerSocket tcp;
  private final DatagramSocket udp;
  private final List<Message> queries = new CopyOnWriteArrayList<>();

  private ScriptedResolver(Script script) throws IOException {
    this.script = script;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    tcp = new ServerSocket(0, 10, loopback);
    udp = new DatagramSocket(tcp.getLocalPort(), loopback);
    Thread.startVirtualThread(this::serveUdp);
    Thread.startVirtualThread(this::serveTcp);
  }

  static ScriptedResolver of(Script script) throws IOException {
    return new ScriptedResolver(script);
  }

  /** Answers every query with these sections. */
  static ScriptedResolver saying(int rcode, String answer, String authority) throws IOException {
    return of((query, tcp) -> List.of(reply(query, rcode, answer, authority).toWire()));
  }

  /** A recursive resolver's answer; sections in master file syntax, a record a line. */
  static Message reply(Message query, int rcode, String answer, String authority)
      throws IOException {
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.RA);
    reply.getHeader().setRcode(rcode);
    reply.addRecord(query.getQuestion(), Section.QUESTION);
    for (Record record : records(answer)) {
      reply.addRecord(record, Section.ANSWER);
    }
    for (Record record : records(authority)) {
      reply.addRecord(record, Section.AUTHORITY);
    }
    return reply;
  }

  private static List<Record> records(String zone) throws IOException {
    try (Master master =
        new Master(
            new ByteArrayInputStream(zone.getBytes(StandardCharsets.UTF_8)), Name.root, 300)) {
      List<Record> records = new ArrayList<>();
      Record record = master.nextRecord();
      while (record != null) {
        records.add(record);
        record = master.nextRecord();
      }
      return records;
    }
  }

  Resolver resolver() {
    return Resolver.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
  }

  List<Message> queries() {
    return queries;
  }

  private void serveUdp() {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    while (!udp.isClosed()) {
      try {
        packet.setLength(4096);
        udp.receive(packet);
        Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        queries.add(query);
        for (byte[] answer : script.answers(query, false)) {
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        if (!udp.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try (Socket socket = tcp.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        Message query = new Message(bytes);
        queries.add(query);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        for (byte[] answer : script.answers(query, true)) {
          out.writeShort(answer.length);
          out.write(answer);
        }
      } catch (IOException e) {
        if (!tcp.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  static boolean asksFor(Message query, String name) {
    return query.getQuestion().getName().toString(true).equals(name)
        && query.getQuestion().getDClass() == DClass.IN;
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
