package mtasts.monitor.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import mtasts.alerts.digest.DigestArchive;
import mtasts.alerts.notice.IncidentArchive;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.Outbox;
import mtasts.alerts.route.Silence;
import mtasts.alerts.route.Silences;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.history.Event;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The state in one SQLite file. Thread-safe; every call blocks until it is done, and what a call
 * has written survives the process, however it ends, and a power cut.
 *
 * <p>All work is done on a few platform threads of its own, since SQLite's driver would pin the
 * carriers of virtual ones: one thread writes ({@link Writer}), a few read beside it.
 *
 * <p>Every method throws {@link StoreException} where the disk or the file fails.
 */
public final class Store implements AutoCloseable {

  private static final int PAGE = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final StateFile file;
  private final Writer writer;
  private final Jdbi readers;
  private final ExecutorService readerThreads;
  private final AtomicReference<Optional<StoreException>> failure =
      new AtomicReference<>(Optional.empty());
  private final AtomicInteger tries = new AtomicInteger();

  private Store(StateFile file) {
    this.file = file;
    this.writer = new Writer(file.path(), file.writer());
    this.readers = file.readers();
    this.readerThreads =
        Executors.newFixedThreadPool(
            StateFile.READERS, Thread.ofPlatform().name("store-reader-", 0).daemon().factory());
  }

  /**
   * Opens the state, makes it where there is none, brings it to this version's form where it is
   * older.
   *
   * @param file the SQLite file
   */
  public static Store open(Path file) {
    return new Store(StateFile.open(file));
  }

  /** Does the work in one transaction: all that it writes is kept, or, where it throws, nothing. */
  public <T> T write(Function<Transaction, T> work) {
    return writing(handle -> work.apply(new Transaction(handle)));
  }

  /** The outbox for the dispatcher. */
  public Outbox outbox() {
    return new SqlOutbox(this);
  }

  /** Incidents as messages tell of them. */
  public IncidentArchive archive() {
    return this::snapshot;
  }

  /** The state as digests tell of it. */
  public DigestArchive digests() {
    return new SqlDigestArchive(this);
  }

  private Optional<IncidentArchive.Snapshot> snapshot(String incidentId, Addressee addressee) {
    return reading(
        handle -> {
          Incidents incidents = new Incidents(handle);
          return incidents
              .of(incidentId)
              .map(
                  incident ->
                      new IncidentArchive.Snapshot(
                          incident,
                          incidents.affected(incidentId),
                          new OutboxOverview(handle).firstDelivered(incidentId, addressee),
                          new OutboxOverview(handle).heard(incidentId, addressee),
                          new OutboxOverview(handle).firstWritten(incidentId, addressee),
                          new QuietTables(handle).acknowledgement(incidentId),
                          new Silences(new QuietTables(handle).endingAfter(incident.openedAt()))));
        });
  }

  /** The last report of a domain. */
  public Optional<DomainReport> report(DomainName domain) {
    return reading(handle -> new Reports(handle).of(domain));
  }

  /** What changed in a domain, the last first; a few hundred changes at most. */
  public List<Event> timeline(DomainName domain) {
    return reading(handle -> new Timelines(handle).of(domain));
  }

  /** What is remembered of a domain. */
  public DomainHistory history(DomainName domain) {
    return reading(handle -> new Histories(handle).of(domain));
  }

  /**
   * Last reports in the order of names.
   *
   * @param after those of the domains that come after this text; empty: from the first
   * @param limit at most so many
   */
  public List<DomainReport> reports(String after, int limit) {
    return reading(handle -> new Reports(handle).after(after, limit));
  }

  /** Every last report, in the order of names, read bit by bit. */
  public Stream<DomainReport> reports() {
    return Stream.iterate(
            reports("", PAGE),
            page -> !page.isEmpty(),
            page -> reports(page.getLast().domain().name(), PAGE))
        .flatMap(List::stream);
  }

  /** Every domain that the state knows anything of. */
  public Set<DomainName> remembered() {
    return reading(handle -> new Reports(handle).remembered());
  }

  /** Domains by what people look for. */
  public DomainSearch domains() {
    return new DomainSearch(this);
  }

  /** Incidents as pages show them. */
  public IncidentSearch incidents() {
    return new IncidentSearch(this);
  }

  /** When each domain that has a report was last checked. */
  public Map<DomainName, Instant> checkTimes() {
    return reading(handle -> new Reports(handle).checkTimes());
  }

  /** Messages that no receiver has got: those that wait, then those given up; at most so many. */
  public List<Unsent> unsent(int limit) {
    return reading(handle -> new OutboxOverview(handle).unsent(limit));
  }

  /**
   * Forgets incidents that were over before then, with their messages; how many. One of which a
   * message still waits stays. So it is with digests and with findings of severity info.
   */
  public int prune(Instant before) {
    return writing(
        handle -> {
          new Notes(handle).prune(before);
          new DigestTables(handle).prune(before);
          CertificateTable.prune(handle, before);
          return new Incidents(handle).prune(before);
        });
  }

  /**
   * Forgets what is remembered of domains without a report, which are not monitored any more, where
   * no sender can hold a policy of theirs; of how many.
   */
  public int pruneHistories(Instant now) {
    return writing(handle -> new Histories(handle).prune(now));
  }

  /** Every silence that is not over, the one that ends first before others. */
  public List<Silence> silences() {
    return reading(handle -> new QuietTables(handle).notOver());
  }

  /** Whether an incident of this code is open. */
  public boolean isOpen(FindingCode code) {
    return reading(handle -> new Incidents(handle).isOpen(code));
  }

  /** How many incidents are open, by severity; none where the severity is absent. */
  public Map<Severity, Integer> openBySeverity() {
    return reading(handle -> new Incidents(handle).openBySeverity());
  }

  /** True where a write comes back within a few seconds. */
  public boolean isResponsive() {
    try {
      return writer
          .write(handle -> true)
          .get(StateFile.LOCK_PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException | StoreException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true; // asked to end, which says nothing about the state
    }
  }

  /** Why a write failed, the last one since this was asked before; empty: none did. */
  public Optional<StoreException> failure() {
    return failure.getAndSet(Optional.empty());
  }

  /** Writes a page of the file, which changes nothing; why that failed. */
  public Optional<StoreException> tryWriting() {
    try {
      writing(handle -> handle.execute("PRAGMA user_version = " + (tries.incrementAndGet() & 1)));
      return Optional.empty();
    } catch (StoreException e) {
      return failure();
    }
  }

  <T> T writing(Function<Handle, T> work) {
    try {
      return result(writer.write(work));
    } catch (StoreException e) {
      failure.set(Optional.of(e));
      throw e;
    }
  }

  <T> T reading(Function<Handle, T> work) {
    CompletableFuture<T> promised;
    try {
      promised = CompletableFuture.supplyAsync(() -> inTransaction(work), readerThreads);
    } catch (RejectedExecutionException e) {
      throw StoreException.closed(file.path());
    }
    return result(promised);
  }

  /** All that the work reads is of one moment. */
  private <T> T inTransaction(Function<Handle, T> work) {
    return readers.inTransaction(work::apply);
  }

  private <T> T result(CompletableFuture<T> promised) {
    try {
      return promised.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw switch (e.getCause()) {
        case TimeoutException _ ->
            new StoreException(file.path() + ": no answer within " + PATIENCE.toSeconds() + " s");
        case JdbiException problem -> StoreException.of(file.path(), problem);
        case RuntimeException bug -> bug;
        case null, default -> e;
      };
    }
  }

  /** Finishes what was asked for and lets go of the file. */
  @Override
  public void close() {
    if (file.isClosed()) {
      return;
    }
    try (file) {
      writer.close();
      readerThreads.close();
    }
  }
}
