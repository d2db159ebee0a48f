package mtasts.checks.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import mtasts.checks.dns.DnsAnswer.Reason;
import mtasts.checks.net.Deadline;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Lookups through recursive resolvers, tried in turn: the next is asked where one stays silent,
 * refuses, fails or talks nonsense. Each gets its share of what is left until the deadline. A
 * resolver that stayed silent is asked last from then on, until another one does. Thread-safe;
 * meant for virtual threads.
 */
public final class DnsjavaDns implements Dns {

  private final List<ResolverClient> resolvers;
  private final LookupObserver observer;

  /** The resolver to begin with, and how far behind it this one begins. */
  private final AtomicInteger first;

  private final int behind;

  /**
   * Lookups through these resolvers.
   *
   * @param resolvers at least one
   * @param observer is told of every lookup
   */
  public DnsjavaDns(List<Resolver> resolvers, LookupObserver observer) {
    if (resolvers.isEmpty()) {
      throw new IllegalArgumentException("no resolver");
    }
    this(resolvers.stream().map(ResolverClient::new).toList(), observer, new AtomicInteger(), 0);
  }

  private DnsjavaDns(
      List<ResolverClient> resolvers, LookupObserver observer, AtomicInteger first, int behind) {
    this.resolvers = resolvers;
    this.observer = observer;
    this.first = first;
    this.behind = behind;
  }

  /**
   * Lookups through the same resolvers, beginning with another one than this does where there is
   * one: for a second look that is to depend on nothing that the first one did.
   */
  public Dns throughAnother() {
    return new DnsjavaDns(resolvers, observer, first, behind + 1);
  }

  @Override
  public DnsAnswer<TxtRecord> txt(String name, Deadline deadline) throws InterruptedException {
    return observed(name, Type.TXT, Rdata::txt, deadline);
  }

  @Override
  public DnsAnswer<MxRecord> mx(String name, Deadline deadline) throws InterruptedException {
    return observed(name, Type.MX, Rdata::mx, deadline);
  }

  @Override
  public DnsAnswer<InetAddress> a(String name, Deadline deadline) throws InterruptedException {
    return observed(name, Type.A, Rdata::address, deadline);
  }

  @Override
  public DnsAnswer<InetAddress> aaaa(String name, Deadline deadline) throws InterruptedException {
    return observed(name, Type.AAAA, Rdata::address, deadline);
  }

  @Override
  public DnsAnswer<TlsaRecord> tlsa(String name, Deadline deadline) throws InterruptedException {
    return observed(name, Type.TLSA, Rdata::tlsa, deadline);
  }

  private <R> DnsAnswer<R> observed(
      String name, int type, Function<Record, Stream<R>> rdata, Deadline deadline)
      throws InterruptedException {
    long start = System.nanoTime();
    DnsAnswer<R> answer = lookup(name, type, rdata, deadline);
    observer.lookedUp(name, Type.string(type), answer, Duration.ofNanos(System.nanoTime() - start));
    return answer;
  }

  private <R> DnsAnswer<R> lookup(
      String name, int type, Function<Record, Stream<R>> rdata, Deadline deadline)
      throws InterruptedException {
    Name asked;
    try {
      asked = Name.fromString(name, Name.root);
    } catch (TextParseException e) {
      return new DnsAnswer.NoSuchName<>(List.of(), false); // too long for DNS: nobody can own it
    }
    Chain chain = new Chain(asked);
    while (true) {
      switch (ask(chain.last(), type, deadline)) {
        case Said(Reading reading, boolean vouched) -> {
          Optional<String> lost = chain.follow(reading, vouched);
          if (lost.isPresent()) {
            return new DnsAnswer.Failed<>(Reason.UNUSABLE, lost.get());
          }
          Optional<DnsAnswer<R>> end = end(reading, chain, rdata);
          if (end.isPresent()) {
            return end.get();
          }
        }
        case NotSaid(Reason reason, String detail) -> {
          return new DnsAnswer.Failed<>(reason, detail);
        }
      }
    }
  }

  private static <R> Optional<DnsAnswer<R>> end(
      Reading reading, Chain chain, Function<Record, Stream<R>> rdata) {
    List<String> cnames = chain.cnames();
    boolean authentic = chain.authentic();
    return switch (reading.end()) {
      case RECORDS ->
          Optional.of(
              new DnsAnswer.Records<>(
                  reading.records().stream().flatMap(rdata).toList(),
                  cnames,
                  chain.ttlSeconds(),
                  authentic));
      case NO_SUCH_NAME -> Optional.of(new DnsAnswer.NoSuchName<>(cnames, authentic));
      case NO_DATA -> Optional.of(new DnsAnswer.NoData<>(cnames, authentic));
      case INCOMPLETE, UNUSABLE -> Optional.empty();
    };
  }

  /** What the resolvers together have to say of one name. */
  private sealed interface Outcome {}

  private record Said(Reading reading, boolean vouched) implements Outcome {}

  private record NotSaid(Reason reason, String detail) implements Outcome {}

  private Outcome ask(Name name, int type, Deadline deadline) throws InterruptedException {
    int count = resolvers.size();
    int tries = count == 2 ? 4 : Math.max(3, count); // a lost packet must not decide
    int begin = first.get() + behind;
    Complaints complaints = new Complaints();
    for (int i = 0; i < tries && (i == 0 || !deadline.isOver()); i++) {
      int index = (begin + i) % count;
      ResolverClient resolver = resolvers.get(index);
      Deadline share = deadline.orIn(deadline.left().dividedBy(tries - i));
      switch (resolver.ask(name, type, share)) {
        case Reply.Answered(Message message) -> {
          Reading reading = Reading.of(message, name, type);
          if (reading.end() != Reading.End.UNUSABLE) {
            boolean authentic = message.getHeader().getFlag(Flags.AD);
            return new Said(reading, authentic && resolver.resolver().trusted());
          }
          complaints.add(
              resolver.resolver(), Reason.UNUSABLE, "sent an answer that says nothing of the name");
        }
        case Reply.Useless(Reason reason, String words) -> {
          complaints.add(resolver.resolver(), reason, words);
          if (reason == Reason.BOGUS) {
            return new NotSaid(reason, complaints.detail());
          }
          if (reason == Reason.TIMEOUT) {
            first.compareAndSet(index, (index + 1) % count);
          }
        }
      }
    }
    return new NotSaid(complaints.worst(), complaints.detail());
  }
}
