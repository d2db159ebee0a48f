package mtasts.lab.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import mtasts.lab.dns.DnsFaults.Question;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** Makes the answer to a query, as a resolver gives it, or as the fault of the question wants. */
final class Responder {

  /** What an answer over UDP may be where the client names no size (RFC 1035 §4.2.1). */
  private static final int SMALL_UDP = 512;

  /** What it may be at most, lest it be fragmented. */
  private static final int LARGE_UDP = 1_232;

  private static final long NEGATIVE_TTL = 30;

  private final Zone zone;
  private final DnsFaults faults;
  private final Map<Question, LongAdder> asked = new ConcurrentHashMap<>();

  Responder(Zone zone, DnsFaults faults) {
    this.zone = zone;
    this.faults = faults;
  }

  long asked(Question question) {
    LongAdder count = asked.get(question);
    return count == null ? 0 : count.sum();
  }

  long askedInAll() {
    return asked.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /**
   * Answers, after the delay of the question.
   *
   * @return the answer's bytes; empty where there is none, because of a fault or because the query
   *     is no query
   */
  Optional<byte[]> answer(byte[] bytes, boolean udp) throws InterruptedException {
    Message query;
    try {
      query = new Message(bytes);
    } catch (IOException e) {
      return Optional.empty();
    }
    Record record = query.getQuestion();
    if (record == null || query.getHeader().getFlag(Flags.QR)) {
      return Optional.empty();
    }
    Question question = new Question(record.getName(), record.getType());
    asked.computeIfAbsent(question, _ -> new LongAdder()).increment();
    Thread.sleep(faults.delayOf(question));
    return answer(query, question, udp);
  }

  private Optional<byte[]> answer(Message query, Question question, boolean udp) {
    DnsFault fault = faults.of(question).orElse(null);
    if (fault == null) {
      return wire(query, resolved(query, question), udp);
    }
    boolean checkingDisabled = query.getHeader().getFlag(Flags.CD);
    return switch (fault) {
      case SERVFAIL -> wire(query, reply(query, Rcode.SERVFAIL), udp);
      case BOGUS ->
          wire(
              query,
              checkingDisabled ? resolved(query, question) : reply(query, Rcode.SERVFAIL),
              udp);
      case REFUSED -> wire(query, reply(query, Rcode.REFUSED), udp);
      case SILENCE -> Optional.empty();
      case TRUNCATED -> wire(query, udp ? cut(query) : resolved(query, question), udp);
      case GARBAGE -> Optional.of("no DNS message".getBytes(StandardCharsets.US_ASCII));
      case WRONG_ID -> wire(query, underOtherId(resolved(query, question)), udp);
      case OTHER_NAME -> wire(query, toOtherQuestion(query), udp);
      case NO_EDNS ->
          wire(
              query,
              query.getOPT() == null ? resolved(query, question) : reply(query, Rcode.FORMERR),
              udp);
    };
  }

  private static Optional<byte[]> wire(Message query, Message answer, boolean udp) {
    OPTRecord edns = query.getOPT();
    int size = edns == null ? SMALL_UDP : Math.clamp(edns.getPayloadSize(), SMALL_UDP, LARGE_UDP);
    return Optional.of(answer.toWire(udp ? size : Message.MAXLENGTH));
  }

  private Message resolved(Message query, Question question) {
    if (query.getHeader().getOpcode() != Opcode.QUERY) {
      return reply(query, Rcode.NOTIMP);
    }
    Zone.Resolution resolution = zone.resolve(question.name(), question.type());
    Message answer = reply(query, resolution.rcode());
    resolution.records().forEach(found -> answer.addRecord(found, Section.ANSWER));
    if (resolution.rcode() != Rcode.SERVFAIL && !hasType(resolution, question.type())) {
      answer.addRecord(startOfAuthority(), Section.AUTHORITY);
    }
    if (asksForAuthenticity(query) && isAuthentic(question.name(), resolution)) {
      answer.getHeader().setFlag(Flags.AD);
    }
    return answer;
  }

  private static boolean hasType(Zone.Resolution resolution, int type) {
    return resolution.records().stream().anyMatch(found -> found.getType() == type);
  }

  /** A resolver speaks of AD only to who asks (RFC 6840 §5.7). */
  private static boolean asksForAuthenticity(Message query) {
    OPTRecord edns = query.getOPT();
    return query.getHeader().getFlag(Flags.AD)
        || (edns != null && (edns.getFlags() & ExtendedFlags.DO) != 0);
  }

  private boolean isAuthentic(Name asked, Zone.Resolution resolution) {
    return faults.isAuthentic(asked)
        && resolution.records().stream().allMatch(found -> faults.isAuthentic(found.getName()));
  }

  /** An answer without records: the query's id and question, and the flags of a resolver. */
  private static Message reply(Message query, int rcode) {
    Header asked = query.getHeader();
    Message answer = new Message(asked.getID());
    Header header = answer.getHeader();
    header.setOpcode(asked.getOpcode());
    header.setFlag(Flags.QR);
    header.setFlag(Flags.RA);
    copy(Flags.RD, asked, header);
    copy(Flags.CD, asked, header);
    header.setRcode(rcode);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    if (query.getOPT() != null && rcode != Rcode.FORMERR) {
      answer.addRecord(new OPTRecord(LARGE_UDP, 0, 0), Section.ADDITIONAL);
    }
    return answer;
  }

  private static void copy(int flag, Header from, Header to) {
    if (from.getFlag(flag)) {
      to.setFlag(flag);
    }
  }

  private static Message cut(Message query) {
    Message answer = reply(query, Rcode.NOERROR);
    answer.getHeader().setFlag(Flags.TC);
    return answer;
  }

  private static Message underOtherId(Message answer) {
    answer.getHeader().setID(answer.getHeader().getID() ^ 0x5555);
    return answer;
  }

  private static Message toOtherQuestion(Message query) {
    Name other = Name.fromConstantString("elsewhere.invalid.");
    Message answer = reply(query, Rcode.NOERROR);
    answer.removeAllRecords(Section.QUESTION);
    TXTRecord record = new TXTRecord(other, DClass.IN, NEGATIVE_TTL, "not what was asked");
    answer.addRecord(Record.newRecord(other, record.getType(), DClass.IN), Section.QUESTION);
    answer.addRecord(record, Section.ANSWER);
    return answer;
  }

  /** What a negative answer carries so that it can be cached (RFC 2308 §3). */
  private static Record startOfAuthority() {
    Name lab = Name.fromConstantString("lab.invalid.");
    return new SOARecord(
        Name.root, DClass.IN, NEGATIVE_TTL, lab, lab, 1, 1_800, 900, 604_800, NEGATIVE_TTL);
  }
}
