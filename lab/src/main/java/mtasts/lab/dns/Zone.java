package mtasts.lab.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** All records that there are, from the root down, and how a question is resolved from them. */
final class Zone {

  private static final int MAX_ALIASES = 16;

  /** Names in DNSSEC's canonical order, in which what is below a name follows it directly. */
  private final ConcurrentSkipListMap<Name, List<Record>> names = new ConcurrentSkipListMap<>();

  /** A resolver's answer: the result code, and the records with the aliases on the way to them. */
  record Resolution(int rcode, List<Record> records) {}

  void add(Record added) {
    names.merge(
        added.getName(),
        List.of(added),
        (old, one) -> {
          List<Record> both = new ArrayList<>(old);
          both.addAll(one);
          return List.copyOf(both);
        });
  }

  /** Puts the records in the place of all of that name and type, in one step. */
  void replace(Name name, int type, List<Record> with) {
    names.compute(
        name,
        (_, old) -> {
          List<Record> rest = new ArrayList<>(old == null ? List.of() : old);
          rest.removeIf(known -> known.getType() == type);
          rest.addAll(with);
          return rest.isEmpty() ? null : List.copyOf(rest);
        });
  }

  void remove(Name name) {
    names.remove(name);
  }

  List<Record> records(Name name, int type) {
    return names.getOrDefault(name, List.of()).stream()
        .filter(known -> known.getType() == type)
        .toList();
  }

  /** Answers a question the way a resolver does: aliases are followed, loops are SERVFAIL. */
  Resolution resolve(Name asked, int type) {
    List<Record> answer = new ArrayList<>();
    Name name = asked;
    for (int aliases = 0; aliases <= MAX_ALIASES; aliases++) {
      List<Record> found = records(name, type);
      if (!found.isEmpty()) {
        answer.addAll(found);
        return new Resolution(Rcode.NOERROR, answer);
      }
      List<Record> alias = records(name, Type.CNAME);
      if (alias.isEmpty()) {
        return new Resolution(exists(name) ? Rcode.NOERROR : Rcode.NXDOMAIN, answer);
      }
      answer.addAll(alias);
      name = ((CNAMERecord) alias.getFirst()).getTarget();
    }
    return new Resolution(Rcode.SERVFAIL, List.of());
  }

  /** A name exists with records of its own, or as an empty non-terminal (RFC 8020 §2). */
  private boolean exists(Name name) {
    Map.Entry<Name, List<Record>> next = names.ceilingEntry(name);
    return next != null && next.getKey().subdomain(name);
  }
}
