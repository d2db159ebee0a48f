package mtasts.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.alerts.digest.DigestRows;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.incident.IncidentState;
import mtasts.alerts.incident.Overdue;
import mtasts.alerts.incident.Symptom;
import mtasts.alerts.notice.IncidentArchive;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.Arrears;
import mtasts.alerts.outbox.Backlog;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.Outbox;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.OutboxMessage.Status;
import mtasts.alerts.outbox.Topic;
import mtasts.alerts.route.Silence;
import mtasts.alerts.route.Silences;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;

/** All ports of the state over maps. Every method is atomic. */
public final class MemoryStore implements IncidentState, Outbox, IncidentArchive, DigestRows {

  private static final Comparator<OutboxMessage> DUE_FIRST =
      Comparator.comparing(OutboxMessage::notBefore)
          .thenComparing(OutboxMessage::createdAt)
          .thenComparing(OutboxMessage::id);

  private final Set<DomainName> known = new HashSet<>();
  private final Map<DomainName, Map<IncidentKey, Symptom>> symptoms = new TreeMap<>();
  private final Map<String, Incident> incidents = new TreeMap<>();
  private final Map<String, Map<DomainName, Affected>> affected = new TreeMap<>();
  private final List<OutboxMessage> rows = new ArrayList<>();

  private final Map<IncidentKey, List<Instant>> changes = new TreeMap<>();
  private final Map<String, Silence> silences = new TreeMap<>();
  private final Map<String, Acknowledgement> acknowledgements = new TreeMap<>();
  private final Set<String> held = new HashSet<>();
  private final Map<String, Instant> digests = new TreeMap<>();

  /** All incidents by id. */
  public synchronized List<Incident> incidents() {
    return List.copyOf(incidents.values());
  }

  /** All rows in the order of their creation. */
  public synchronized List<OutboxMessage> rows() {
    return List.copyOf(rows);
  }

  /** The kinds of the rows of a receiver with this status, in order. */
  public synchronized List<MessageKind> kinds(String receiver, Status status) {
    return rows.stream()
        .filter(row -> row.receiver().equals(receiver) && row.status() == status)
        .map(MemoryStore::kind)
        .toList();
  }

  /** What a row tells of its incident. */
  public static MessageKind kind(OutboxMessage row) {
    return ((Topic.OfIncident) row.topic()).kind();
  }

  @Override
  public synchronized boolean known(DomainName domain) {
    return known.contains(domain);
  }

  @Override
  public synchronized void remember(DomainName domain) {
    known.add(domain);
  }

  @Override
  public synchronized void forget(DomainName domain) {
    known.remove(domain);
  }

  @Override
  public synchronized List<Symptom> symptoms(DomainName domain) {
    return List.copyOf(symptoms.getOrDefault(domain, Map.of()).values());
  }

  @Override
  public synchronized List<Symptom> unconfirmed(Set<FindingCode> codes) {
    return symptoms.values().stream()
        .flatMap(ofDomain -> ofDomain.values().stream())
        .filter(symptom -> codes.contains(symptom.key().code()))
        .filter(
            symptom ->
                symptom.phase() == Symptom.Phase.PENDING
                    || (symptom.phase() == Symptom.Phase.FIRING && symptom.rounds() > 0))
        .toList();
  }

  @Override
  public synchronized void put(Symptom symptom) {
    symptoms.computeIfAbsent(symptom.domain(), _ -> new TreeMap<>()).put(symptom.key(), symptom);
  }

  @Override
  public synchronized void remove(DomainName domain, IncidentKey key) {
    symptoms.getOrDefault(domain, new TreeMap<>()).remove(key);
  }

  @Override
  public synchronized Optional<Incident> open(IncidentKey key) {
    return incidents.values().stream()
        .filter(i -> i.key().equals(key) && i.state() != Incident.State.RESOLVED)
        .findFirst();
  }

  @Override
  public synchronized List<Incident> open() {
    return incidents.values().stream().filter(one -> one.resolvedAt().isEmpty()).toList();
  }

  @Override
  public synchronized List<Affected> affected(String incidentId) {
    return List.copyOf(affected.getOrDefault(incidentId, Map.of()).values());
  }

  @Override
  public synchronized Optional<Acknowledgement> acknowledgement(String incidentId) {
    return Optional.ofNullable(acknowledgements.get(incidentId));
  }

  @Override
  public synchronized void put(Acknowledgement acknowledgement) {
    acknowledgements.put(acknowledgement.incidentId(), acknowledgement);
  }

  @Override
  public synchronized List<Silence> silences() {
    return silences.values().stream()
        .filter(silence -> !silence.over())
        .sorted(Comparator.comparing(Silence::until))
        .toList();
  }

  @Override
  public synchronized void put(Silence silence) {
    silences.put(silence.id(), silence);
  }

  @Override
  public synchronized void forgetSilences(Instant endedBefore) {
    silences.values().removeIf(one -> one.over() && one.until().isBefore(endedBefore));
  }

  @Override
  public synchronized List<Overdue> overdue(Instant lastEnded) {
    List<Overdue> overdue = new ArrayList<>();
    for (Incident incident : open()) {
      if (incident.flappedAt().isEmpty() && acknowledgement(incident.id()).isEmpty()) {
        Map<Addressee, List<OutboxMessage>> byAddressee = new TreeMap<>();
        messages(incident.id())
            .forEach(
                m -> byAddressee.computeIfAbsent(m.addressee(), _ -> new ArrayList<>()).add(m));
        byAddressee.forEach(
            (addressee, own) -> {
              if (own.stream().noneMatch(MemoryStore::waiting)
                  && own.stream().anyMatch(row -> row.status() == Status.DELIVERED)
                  && own.stream()
                      .filter(row -> row.status() != Status.SUPERSEDED)
                      .reduce((_, later) -> later)
                      .filter(last -> last.tells(MessageKind.RESOLVED))
                      .isEmpty()
                  && own.stream()
                      .flatMap(row -> row.endedAt().stream())
                      .noneMatch(end -> end.isAfter(lastEnded))) {
                overdue.add(new Overdue(incident.id(), addressee));
              }
            });
      }
    }
    return overdue;
  }

  @Override
  public synchronized List<Incident> flapping() {
    return incidents.values().stream()
        .filter(incident -> incident.state() == Incident.State.FLAPPING)
        .toList();
  }

  @Override
  public synchronized List<Incident> told(Set<FindingCode> codes) {
    return incidents.values().stream()
        .filter(incident -> codes.contains(incident.key().code()))
        .filter(incident -> incident.resolvedAt().isEmpty())
        .filter(
            incident ->
                messages(incident.id()).stream()
                    .noneMatch(row -> row.status() == OutboxMessage.Status.WAITING))
        .toList();
  }

  @Override
  public synchronized List<Instant> changes(IncidentKey key) {
    return List.copyOf(changes.getOrDefault(key, List.of()));
  }

  @Override
  public synchronized void changed(IncidentKey key, Instant at) {
    changes.computeIfAbsent(key, _ -> new ArrayList<>()).add(at);
  }

  @Override
  public synchronized void forgetChanges(IncidentKey key, Instant until) {
    changes.getOrDefault(key, new ArrayList<>()).removeIf(at -> !at.isAfter(until));
  }

  @Override
  public synchronized Optional<Incident> incident(String id) {
    return Optional.ofNullable(incidents.get(id));
  }

  @Override
  public synchronized void put(Incident incident) {
    incidents.put(incident.id(), incident);
  }

  @Override
  public synchronized void put(Affected row) {
    affected.computeIfAbsent(row.incidentId(), _ -> new TreeMap<>()).put(row.domain(), row);
  }

  @Override
  public synchronized int stillAffected(String incidentId) {
    return (int)
        affected.getOrDefault(incidentId, Map.of()).values().stream()
            .filter(row -> row.until().isEmpty())
            .count();
  }

  @Override
  public synchronized boolean stillAffects(
      String incidentId, BiPredicate<DomainName, Severity> which) {
    return affected(incidentId).stream()
        .filter(row -> row.until().isEmpty())
        .anyMatch(row -> which.test(row.domain(), row.finding().severity()));
  }

  @Override
  public synchronized List<OutboxMessage> messages(String incidentId) {
    return rows.stream()
        .filter(row -> row.isAbout(incidentId))
        .sorted(Comparator.comparing(OutboxMessage::receiver).thenComparingInt(OutboxMessage::seq))
        .toList();
  }

  @Override
  public synchronized void add(OutboxMessage message) {
    if (message.topic() instanceof Topic.OfIncident(String incidentId, MessageKind _)
        && messages(incidentId).stream()
            .anyMatch(
                row -> row.receiver().equals(message.receiver()) && row.seq() == message.seq())) {
      throw new IllegalStateException("the store refuses a seq that is there: " + message);
    }
    rows.add(message);
  }

  @Override
  public synchronized void bringForward(String id, Instant notBefore) {
    change(
        id, row -> waiting(row) && notBefore.isBefore(row.notBefore()) ? row.due(notBefore) : row);
  }

  @Override
  public synchronized Arrears arrears(String receiver) {
    List<OutboxMessage> own = rows.stream().filter(row -> row.receiver().equals(receiver)).toList();
    Instant lastTaken =
        own.stream()
            .filter(row -> row.status() == Status.DELIVERED)
            .flatMap(row -> row.endedAt().stream())
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    List<OutboxMessage> waiting =
        own.stream().filter(MemoryStore::waiting).filter(row -> !held.contains(row.id())).toList();
    List<OutboxMessage> dead =
        own.stream()
            .filter(row -> row.status() == Status.DEAD)
            .filter(row -> row.endedAt().orElseThrow().isAfter(lastTaken))
            .toList();
    return new Arrears(
        waiting.size(),
        waiting.stream().map(OutboxMessage::dueAt).min(Instant::compareTo),
        dead.size(),
        Stream.concat(dead.stream(), waiting.stream())
            .flatMap(row -> row.lastError().stream())
            .findFirst());
  }

  @Override
  public synchronized Set<String> awaited() {
    return rows.stream()
        .filter(MemoryStore::waiting)
        .map(OutboxMessage::receiver)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized void abandon(String receiver, Instant at, String error) {
    rows.stream()
        .filter(row -> row.receiver().equals(receiver))
        .toList()
        .forEach(row -> dead(row.id(), at, error));
  }

  @Override
  public synchronized void releaseHeld(Instant now) {
    List.copyOf(held).forEach(id -> change(id, row -> waiting(row) ? unblamed(row.due(now)) : row));
    held.clear();
  }

  @Override
  public synchronized void hold(String id, Instant until, String why) {
    held.add(id);
    change(id, row -> waiting(row) ? row.held(until, why) : row);
  }

  @Override
  public synchronized void drop(String id, Instant at, String why) {
    change(
        id,
        row ->
            waiting(row) ? row.ended(Status.SUPERSEDED, Optional.of(at), Optional.of(why)) : row);
  }

  @Override
  public synchronized void supersede(String id) {
    change(
        id,
        row ->
            waiting(row) ? row.ended(Status.SUPERSEDED, Optional.empty(), row.lastError()) : row);
  }

  @Override
  public synchronized Optional<OutboxMessage> claim(String receiver, Instant now) {
    Optional<OutboxMessage> next =
        heads(receiver).stream()
            .filter(row -> !row.notBefore().isAfter(now))
            .min(DUE_FIRST)
            .map(OutboxMessage::attempted);
    next.ifPresent(row -> change(row.id(), _ -> held.remove(row.id()) ? unblamed(row) : row));
    return next;
  }

  @Override
  public synchronized Optional<Instant> nextDue(String receiver) {
    return heads(receiver).stream().map(OutboxMessage::notBefore).min(Instant::compareTo);
  }

  @Override
  public synchronized void delivered(String id, Instant at) {
    change(id, row -> row.ended(Status.DELIVERED, Optional.of(at), row.lastError()));
  }

  @Override
  public synchronized void retry(String id, Instant notBefore, String error) {
    change(id, row -> waiting(row) ? row.again(notBefore, error) : row);
  }

  @Override
  public synchronized void dead(String id, Instant at, String error) {
    change(
        id,
        row -> waiting(row) ? row.ended(Status.DEAD, Optional.of(at), Optional.of(error)) : row);
  }

  @Override
  public synchronized void hasten(String receiver, Instant now) {
    rows.stream()
        .filter(row -> row.receiver().equals(receiver) && row.notBefore().isAfter(now))
        .toList()
        .forEach(row -> change(row.id(), old -> waiting(old) ? old.due(now) : old));
  }

  @Override
  public synchronized Backlog backlog(String receiver) {
    List<OutboxMessage> own = rows.stream().filter(row -> row.receiver().equals(receiver)).toList();
    List<OutboxMessage> waiting = own.stream().filter(MemoryStore::waiting).toList();
    return new Backlog(
        waiting.size(),
        waiting.stream().map(OutboxMessage::createdAt).min(Instant::compareTo),
        (int) own.stream().filter(row -> row.status() == Status.DEAD).count());
  }

  @Override
  public synchronized Optional<Snapshot> snapshot(String incidentId, Addressee addressee) {
    return incident(incidentId)
        .map(
            incident ->
                new Snapshot(
                    incident,
                    List.copyOf(affected.getOrDefault(incidentId, Map.of()).values()),
                    messages(incidentId).stream()
                        .filter(row -> row.addressee().equals(addressee))
                        .filter(row -> row.status() == Status.DELIVERED)
                        .map(OutboxMessage::id)
                        .findFirst(),
                    messages(incidentId).stream()
                        .filter(row -> row.addressee().equals(addressee))
                        .filter(row -> row.status() == Status.DELIVERED)
                        .reduce((_, later) -> later)
                        .filter(last -> !last.tells(MessageKind.RESOLVED))
                        .isPresent(),
                    messages(incidentId).stream()
                        .filter(row -> row.addressee().equals(addressee))
                        .map(OutboxMessage::createdAt)
                        .findFirst(),
                    acknowledgement(incidentId),
                    new Silences(
                        silences.values().stream()
                            .filter(one -> one.until().isAfter(incident.openedAt()))
                            .toList())));
  }

  @Override
  public synchronized Optional<Instant> lastDigest(String receiver) {
    return Optional.ofNullable(digests.get(receiver));
  }

  @Override
  public synchronized void noteDigest(String receiver, Instant due) {
    digests.put(receiver, due);
  }

  @Override
  public synchronized void replaceDigest(OutboxMessage digest) {
    rows.stream()
        .filter(row -> row.receiver().equals(digest.receiver()))
        .filter(row -> row.topic() instanceof Topic.Digest)
        .toList()
        .forEach(row -> supersede(row.id()));
    add(digest);
  }

  /** The first waiting row of each incident and addressee. */
  private List<OutboxMessage> heads(String receiver) {
    Map<String, OutboxMessage> heads = new TreeMap<>();
    rows.stream()
        .filter(row -> row.receiver().equals(receiver) && waiting(row))
        .forEach(row -> heads.merge(thread(row), row, (a, b) -> a.seq() < b.seq() ? a : b));
    return List.copyOf(heads.values());
  }

  /** What held it is no fault of its receiver. */
  private static OutboxMessage unblamed(OutboxMessage row) {
    return row.ended(row.status(), row.endedAt(), Optional.empty());
  }

  /** Digests wait for nothing. */
  private static String thread(OutboxMessage row) {
    return row.topic() instanceof Topic.OfIncident(String incidentId, MessageKind _)
        ? incidentId + " " + row.addressee()
        : row.id();
  }

  private void change(String id, UnaryOperator<OutboxMessage> change) {
    rows.replaceAll(row -> row.id().equals(id) ? change.apply(row) : row);
  }

  private static boolean waiting(OutboxMessage row) {
    return row.status() == Status.WAITING;
  }
}
