package mtasts.checks.dns;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mtasts.checks.dns.DnsAnswer.Reason;
import mtasts.checks.net.Deadline;
import mtasts.checks.report.Printable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Asks one resolver, as often as it takes to get one sound answer or to know that there is none.
 */
final class ResolverClient {

  /** Queries under way at once: enough for a fleet, few enough not to look like an attack. */
  private static final int AT_ONCE = 64;

  /** The size that passes everywhere unfragmented (DNS flag day 2020, RFC 9715). */
  private static final int EDNS_SIZE = 1232;

  private final Resolver resolver;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ResolverClient(Resolver resolver) {
    this.resolver = resolver;
  }

  Resolver resolver() {
    return resolver;
  }

  /**
   * Asks once. SERVFAIL is looked into: where the same query with checking disabled (CD, RFC 4035
   * §3.2.2) answers and the plain one still does not, DNSSEC validation is what fails.
   *
   * @return {@code Answered} with NOERROR or NXDOMAIN, or {@code Useless}
   */
  Reply ask(Name name, int type, Deadline deadline) throws InterruptedException {
    if (!places.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
      return new Reply.Useless(Reason.TIMEOUT, "was busy with other queries of ours");
    }
    try {
      Reply first = checked(exchange(name, type, false, deadline));
      return isServfail(first) ? doubted(name, type, first, deadline) : first;
    } finally {
      places.release();
    }
  }

  private Reply doubted(Name name, int type, Reply first, Deadline deadline)
      throws InterruptedException {
    if (!(checked(exchange(name, type, true, deadline)) instanceof Reply.Answered)) {
      return first;
    }
    Reply again = checked(exchange(name, type, false, deadline));
    if (!isServfail(again)) {
      return again; // a hiccup that is over
    }
    String words = ((Reply.Useless) again).words() + ", and answers when told not to validate";
    return new Reply.Useless(Reason.BOGUS, words);
  }

  private Reply exchange(Name name, int type, boolean checkingDisabled, Deadline deadline)
      throws InterruptedException {
    Reply reply = carry(query(name, type, checkingDisabled, true), deadline);
    if (reply instanceof Reply.Answered(Message message) && isEdnsRefused(message)) {
      return carry(query(name, type, checkingDisabled, false), deadline);
    }
    return reply;
  }

  private Reply carry(Message query, Deadline deadline) throws InterruptedException {
    Reply reply = Transport.udp(resolver.address(), query, deadline);
    if (!isTruncated(reply)) {
      return reply;
    }
    Reply whole = Transport.tcp(resolver.address(), query, deadline);
    if (isTruncated(whole)) {
      return new Reply.Useless(Reason.UNUSABLE, "cuts its answer short even over TCP");
    }
    return whole instanceof Reply.Useless(Reason reason, String words)
        ? new Reply.Useless(reason, words + " (over TCP, after a truncated answer)")
        : whole;
  }

  /** Then it is to be asked again over TCP (RFC 2181 §9). */
  private static boolean isTruncated(Reply reply) {
    return reply instanceof Reply.Answered(Message message)
        && message.getHeader().getFlag(Flags.TC);
  }

  /** AD in a query asks for AD in the answer without the weight of signatures (RFC 6840 §5.7). */
  private static Message query(Name name, int type, boolean checkingDisabled, boolean edns) {
    Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    query.getHeader().setFlag(Flags.AD);
    if (checkingDisabled) {
      query.getHeader().setFlag(Flags.CD);
    }
    if (edns) {
      query.addRecord(new OPTRecord(EDNS_SIZE, 0, 0), Section.ADDITIONAL);
    }
    return query;
  }

  /** What resolvers from before RFC 6891 say, and those that stumble over it. */
  private static boolean isEdnsRefused(Message message) {
    int code = message.getRcode();
    return code == Rcode.FORMERR || code == Rcode.NOTIMP || code == Rcode.BADVERS;
  }

  private static boolean isServfail(Reply reply) {
    return reply instanceof Reply.Useless useless && useless.reason() == Reason.SERVFAIL;
  }

  /** The same, useless where its response code says that nothing is known. */
  static Reply checked(Reply reply) {
    if (!(reply instanceof Reply.Answered(Message message))) {
      return reply;
    }
    int code = message.getRcode();
    String words = "said " + Printable.text(Rcode.string(code), 30) + extendedError(message);
    return switch (code) {
      case Rcode.NOERROR, Rcode.NXDOMAIN -> reply;
      case Rcode.SERVFAIL -> new Reply.Useless(Reason.SERVFAIL, words);
      case Rcode.REFUSED -> new Reply.Useless(Reason.REFUSED, words);
      default -> new Reply.Useless(Reason.UNUSABLE, words);
    };
  }

  /** The resolver's own reason, where it gives one (RFC 8914). */
  private static String extendedError(Message message) {
    OPTRecord opt = message.getOPT();
    if (opt == null) {
      return "";
    }
    for (EDNSOption option : opt.getOptions()) {
      if (option instanceof ExtendedErrorCodeOption error) {
        String code = ExtendedErrorCodeOption.text(error.getErrorCode());
        String text = error.getText() == null ? "" : ": " + Printable.text(error.getText(), 120);
        return " (" + Printable.text(code, 60) + text + ")";
      }
    }
    return "";
  }
}
