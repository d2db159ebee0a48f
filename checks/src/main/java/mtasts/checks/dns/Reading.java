package mtasts.checks.dns;

import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * What one answer says of one name and type. Only the records of that name and of the names that
 * its CNAMEs lead to are looked at: whatever else stands in the answer is nobody's word.
 *
 * @param hops the CNAME targets on the way, first first
 * @param records the records of the type; some where the end is {@code RECORDS}, else none
 * @param ttlSeconds the lowest time to live among the records used
 * @param end how it ends
 */
record Reading(List<Name> hops, List<Record> records, long ttlSeconds, End end) {

  /** CNAMEs on the way to the records; one more is read, so that the excess shows. */
  static final int MAX_HOPS = 16;

  /** Records beyond these are not read. */
  private static final int MAX_RECORDS = 200;

  /** How an answer ends. */
  enum End {
    RECORDS,
    NO_SUCH_NAME,
    NO_DATA,
    /** The last CNAME target is still to be asked for. */
    INCOMPLETE,
    /** Neither the records nor a credible word that there are none. */
    UNUSABLE
  }

  static Reading of(Message answer, Name asked, int type) {
    List<Record> section = answer.getSection(Section.ANSWER);
    List<Name> hops = new ArrayList<>();
    long ttl = Integer.MAX_VALUE;
    Name name = asked;
    while (true) {
      List<Record> records = records(section, name, type);
      if (!records.isEmpty()) {
        for (Record record : records) {
          ttl = Math.min(ttl, ttl(record));
        }
        // a name that does not exist has no records
        End end = answer.getRcode() == Rcode.NXDOMAIN ? End.UNUSABLE : End.RECORDS;
        return new Reading(hops, end == End.RECORDS ? records : List.of(), ttl, end);
      }
      List<Record> cnames = records(section, name, Type.CNAME);
      if (cnames.isEmpty()
          || hops.size() > MAX_HOPS
          || !(cnames.getFirst() instanceof CNAMERecord cname)) {
        return new Reading(hops, List.of(), ttl, withoutRecords(answer, name, !hops.isEmpty()));
      }
      ttl = Math.min(ttl, ttl(cname));
      name = cname.getTarget();
      hops.add(name);
    }
  }

  private static List<Record> records(List<Record> section, Name name, int type) {
    return section.stream()
        .filter(r -> r.getType() == type && r.getDClass() == DClass.IN && r.getName().equals(name))
        .limit(MAX_RECORDS)
        .toList();
  }

  /** RFC 2181 §8: with the top bit set it counts as zero. */
  private static long ttl(Record record) {
    return record.getTTL() > Integer.MAX_VALUE ? 0 : record.getTTL();
  }

  /**
   * RFC 2308 §2: the response code speaks of the last name of the chain; a SOA record above that
   * name makes the absence credible. Some forwarders leave the SOA out, so the word of a server
   * that recurses or is authoritative is taken, unless it only refers elsewhere.
   */
  private static End withoutRecords(Message answer, Name last, boolean moved) {
    boolean knows = answer.getHeader().getFlag(Flags.RA) || answer.getHeader().getFlag(Flags.AA);
    if (answer.getRcode() == Rcode.NXDOMAIN) {
      return knows ? End.NO_SUCH_NAME : End.UNUSABLE;
    }
    List<Record> authority = answer.getSection(Section.AUTHORITY);
    if (authority.stream().anyMatch(r -> r.getType() == Type.SOA && last.subdomain(r.getName()))) {
      return End.NO_DATA;
    }
    if (moved) {
      return End.INCOMPLETE;
    }
    boolean refers = authority.stream().anyMatch(r -> r.getType() == Type.NS);
    boolean strays = !answer.getSection(Section.ANSWER).isEmpty();
    return knows && !refers && !strays ? End.NO_DATA : End.UNUSABLE;
  }
}
