package mtasts.checks.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import mtasts.checks.dns.DnsAnswer.Reason;
import mtasts.checks.net.Deadline;
import mtasts.checks.net.DeadlineSocket;
import mtasts.checks.report.Printable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;

/**
 * Carries a query to one resolver and its answer back. Every exchange has a socket of its own, so a
 * port that the system picks at random, connected, so that only the resolver can answer (RFC 5452
 * §9). dnsjava's own transport gives up at the first datagram with a foreign id, and shares one
 * thread among all resolvers, a dead one included.
 */
final class Transport {

  /** More than is ever asked for, so that a resolver which ignores the EDNS size shows. */
  private static final int UDP_BUFFER = 4096;

  private static final int HEADER = 12;

  /** The TC bit in the third byte of the header (RFC 1035 §4.1.1). */
  private static final byte TRUNCATED = 0x02;

  private Transport() {}

  /** Asks over UDP; datagrams with another id are none of ours and passed over. */
  static Reply udp(InetSocketAddress resolver, Message query, Deadline deadline)
      throws InterruptedException {
    boolean strangers = false;
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(resolver);
      byte[] wire = query.toWire();
      socket.send(new DatagramPacket(wire, wire.length));
      DatagramPacket packet = new DatagramPacket(new byte[UDP_BUFFER], UDP_BUFFER);
      while (!deadline.isOver()) {
        socket.setSoTimeout(Math.max(1, deadline.leftMillis()));
        packet.setLength(UDP_BUFFER);
        socket.receive(packet);
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        if (bytes.length >= HEADER && id(bytes) == query.getHeader().getID()) {
          if (bytes.length == UDP_BUFFER) {
            bytes[2] |= TRUNCATED; // by our buffer
          }
          return parsed(bytes, query);
        }
        strangers = true;
      }
    } catch (SocketTimeoutException e) {
      return silence(strangers);
    } catch (IOException e) {
      return failed(e);
    }
    return silence(strangers);
  }

  /** Asks over TCP (RFC 7766), one query a connection. */
  static Reply tcp(InetSocketAddress resolver, Message query, Deadline deadline)
      throws InterruptedException {
    try (DeadlineSocket socket = new DeadlineSocket(deadline)) {
      socket.connectTo(resolver);
      byte[] wire = query.toWire();
      byte[] framed =
          ByteBuffer.allocate(2 + wire.length).putShort((short) wire.length).put(wire).array();
      OutputStream out = socket.getOutputStream();
      out.write(framed);
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] bytes = new byte[in.readUnsignedShort()];
      in.readFully(bytes);
      if (bytes.length < HEADER || id(bytes) != query.getHeader().getID()) {
        return new Reply.Useless(Reason.UNUSABLE, "answered with another id over TCP");
      }
      return parsed(bytes, query);
    } catch (SocketTimeoutException e) {
      return silence(false);
    } catch (IOException e) {
      return failed(e);
    }
  }

  private static int id(byte[] message) {
    return ((message[0] & 0xff) << 8) | (message[1] & 0xff);
  }

  /** Reads an answer to the query; whatever the bytes are, it ends in a reply. */
  static Reply parsed(byte[] bytes, Message query) {
    Message answer;
    try {
      answer = new Message(bytes);
    } catch (IOException e) {
      return new Reply.Useless(Reason.UNUSABLE, "sent an answer that is malformed");
    }
    if (!answer.getHeader().getFlag(Flags.QR) || answer.getHeader().getOpcode() != Opcode.QUERY) {
      return new Reply.Useless(Reason.UNUSABLE, "sent something that is not an answer");
    }
    Record asked = answer.getQuestion();
    boolean bare = asked == null && answer.getRcode() != Rcode.NOERROR;
    if (!bare && !query.getQuestion().equals(asked)) {
      return new Reply.Useless(Reason.UNUSABLE, "answered another question");
    }
    return new Reply.Answered(answer);
  }

  private static Reply silence(boolean strangers) {
    return strangers
        ? new Reply.Useless(Reason.UNUSABLE, "sent only answers with another id")
        : new Reply.Useless(Reason.TIMEOUT, "did not answer in time");
  }

  /** A virtual thread that is interrupted while it waits finds its socket closed. */
  private static Reply failed(IOException e) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (e instanceof PortUnreachableException) {
      return new Reply.Useless(Reason.TIMEOUT, "is not there (port unreachable)");
    }
    String message = e.getMessage();
    String words = message == null ? "the connection broke off" : Printable.text(message, 100);
    return new Reply.Useless(Reason.TIMEOUT, "could not be reached (" + words + ")");
  }
}
