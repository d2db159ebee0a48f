package mtasts.checks.dns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import mtasts.checks.dns.DnsAnswer.Reason;
import mtasts.checks.net.Deadline;
import org.jspecify.annotations.Nullable;

/** The lookups of one record type: those under way, and the answers that may still be used. */
final class SharedLookups<R> {

  /** Names remembered; beyond, the one added first goes. */
  private static final int MAX_NAMES = 4096;

  /** An answer above this size serves those who wait and is then forgotten. */
  private static final int MAX_BYTES = 4096;

  private static final Duration ABSENCE = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final Duration atMost;
  private final ToIntFunction<R> bytes;
  private final Map<String, Shared<R>> names = new LinkedHashMap<>();

  SharedLookups(InstantSource clock, Duration atMost, ToIntFunction<R> bytes) {
    this.clock = clock;
    this.atMost = atMost;
    this.bytes = bytes;
  }

  /** Asks the resolvers. */
  @FunctionalInterface
  interface Lookup<R> {
    DnsAnswer<R> ask(String name, Deadline deadline) throws InterruptedException;
  }

  /** The answer from memory, from the lookup under way, or from a lookup of one's own. */
  DnsAnswer<R> get(String name, Deadline deadline, Lookup<R> lookup) throws InterruptedException {
    String key = name.toLowerCase(Locale.ROOT);
    while (true) {
      Shared<R> mine = new Shared<>();
      Shared<R> there = join(key, mine);
      if (there == mine) {
        return lead(key, mine, deadline, lookup);
      }
      if (!there.over.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
        return new DnsAnswer.Failed<>(Reason.TIMEOUT, "the same lookup, under way, took too long");
      }
      Optional<DnsAnswer<R>> answer = there.answer();
      if (answer.isPresent()) {
        return answer.get();
      }
      // whoever led was interrupted: lead in turn
    }
  }

  private DnsAnswer<R> lead(String key, Shared<R> mine, Deadline deadline, Lookup<R> lookup)
      throws InterruptedException {
    try {
      DnsAnswer<R> answer = lookup.ask(key, deadline);
      mine.answer = answer;
      mine.usableUntil = clock.instant().plus(lifetime(answer));
      return answer;
    } finally {
      if (!mine.usableUntil.isAfter(clock.instant())) {
        forget(key, mine);
      }
      mine.over.countDown();
    }
  }

  private synchronized Shared<R> join(String key, Shared<R> mine) {
    Shared<R> there = names.get(key);
    if (there != null && (there.isUnderWay() || there.usableUntil.isAfter(clock.instant()))) {
      return there;
    }
    names.remove(key);
    names.put(key, mine);
    if (names.size() > MAX_NAMES) {
      names.remove(names.keySet().iterator().next());
    }
    return mine;
  }

  private synchronized void forget(String key, Shared<R> shared) {
    names.remove(key, shared);
  }

  private Duration lifetime(DnsAnswer<R> answer) {
    Duration own =
        switch (answer) {
          case DnsAnswer.Records<R> found ->
              found.records().stream().mapToInt(bytes).sum() > MAX_BYTES
                  ? Duration.ZERO
                  : Duration.ofSeconds(found.ttlSeconds());
          case DnsAnswer.NoSuchName<R> _, DnsAnswer.NoData<R> _ -> ABSENCE;
          case DnsAnswer.Failed<R> _ -> Duration.ZERO;
        };
    return own.compareTo(atMost) < 0 ? own : atMost;
  }

  /** One lookup, under way or over. */
  private static final class Shared<R> {
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable DnsAnswer<R> answer;
    private volatile Instant usableUntil = Instant.MIN;

    boolean isUnderWay() {
      return over.getCount() > 0;
    }

    /** None where the lookup was interrupted. */
    Optional<DnsAnswer<R>> answer() {
      return Optional.ofNullable(answer);
    }
  }
}
