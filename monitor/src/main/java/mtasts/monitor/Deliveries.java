package mtasts.monitor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import mtasts.alerts.digest.DigestMaker;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.NoticeCarrier;
import mtasts.alerts.notice.Origin;
import mtasts.alerts.notice.Receiver;
import mtasts.alerts.notice.ServerTrust;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.Backlog;
import mtasts.alerts.outbox.Carrier;
import mtasts.alerts.outbox.Dispatcher;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.Outbox;
import mtasts.alerts.outbox.Outcome;
import mtasts.monitor.config.AlertsConfig;
import mtasts.monitor.config.ReceiverConfig;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The receivers of one configuration, and what brings them their messages. */
final class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  private static final Duration GRACE = Duration.ofSeconds(3);

  /** So long a receiver's thread may be busy with what is due before it counts as stuck. */
  private static final Duration STUCK = Duration.ofMinutes(15);

  private final Map<String, Receiver> receivers = new LinkedHashMap<>();
  private final Set<String> toOwners;
  private final Outbox outbox;
  private final Dispatcher dispatcher;
  private final Origin origin;
  private final InstantSource clock;

  Deliveries(
      AlertsConfig config,
      Audience audience,
      Origin origin,
      Store store,
      Metrics metrics,
      RandomGenerator random,
      InstantSource clock) {
    this.origin = origin;
    this.clock = clock;
    this.outbox = store.outbox();
    this.toOwners = AlertSettings.toOwners(config);
    ServerTrust trust = AlertSettings.trust(config);
    for (ReceiverConfig receiver : config.receivers()) {
      receivers.put(receiver.name(), AlertSettings.receiver(receiver, trust, clock));
    }
    Optional<DigestMaker> digests =
        config
            .digest()
            .map(AlertSettings::times)
            .map(times -> new DigestMaker(store.digests(), audience, times));
    Map<String, Carrier> carriers =
        receivers.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e ->
                        new NoticeCarrier(
                            store.archive(), e.getValue(), audience, digests, origin, clock)));
    this.dispatcher = new Dispatcher(outbox, carriers, clock, random, metrics, GRACE);
    metrics.receivers(receivers.keySet());
  }

  void start() {
    dispatcher.start();
  }

  void wake() {
    dispatcher.wake();
  }

  /**
   * Tells every receiver, past the outbox: each is tried once, beside the others. Those that go to
   * the owners of domains are not told: it concerns none.
   *
   * @param incident one that touches no domain
   */
  void tellNow(Incident incident, MessageKind kind) {
    receivers.forEach(
        (name, receiver) -> {
          if (!toOwners.contains(name)) {
            Thread.ofVirtual()
                .name("tell-" + name)
                .start(() -> tellNow(name, receiver, notice(name, incident, kind)));
          }
        });
  }

  private Notice notice(String receiver, Incident incident, MessageKind kind) {
    String opening = "msg-" + incident.id() + "-" + MessageKind.OPENED;
    boolean first = kind == MessageKind.OPENED;
    return new Notice(
        first ? opening : "msg-" + incident.id() + "-" + kind,
        kind,
        Addressee.of(receiver),
        incident,
        List.of(),
        first ? Optional.empty() : Optional.of(opening),
        Optional.empty(),
        clock.instant(),
        origin);
  }

  private static void tellNow(String name, Receiver receiver, Notice notice) {
    try {
      String incident = notice.incident().id();
      Outcome outcome = receiver.deliver(notice);
      switch (outcome) {
        case Outcome.Delivered _ ->
            LOG.info("told {}: incident {} {}", name, incident, notice.kind());
        case Outcome.Retry(String reason, Optional<Duration> _) ->
            LOG.error("could not tell {} of incident {}: {}", name, incident, reason);
        case Outcome.Refused(String reason) ->
            LOG.error("{} refused to hear of incident {}: {}", name, incident, reason);
        case Outcome.Held _, Outcome.Dropped _ ->
            throw new IllegalStateException("a receiver holds and drops nothing");
      }
    } catch (InterruptedException e) {
      LOG.debug("telling {} was interrupted", name);
    }
  }

  /** Who is speaking. */
  Origin origin() {
    return origin;
  }

  boolean isProgressing() {
    return dispatcher.progress().isAfter(clock.instant().minus(STUCK));
  }

  Map<String, Backlog> backlogs() {
    return receivers.keySet().stream().collect(Collectors.toMap(r -> r, outbox::backlog));
  }

  /** Lets what is under way come to its end, for a few seconds. */
  void stop() throws InterruptedException {
    try {
      dispatcher.stop();
    } finally {
      receivers.values().forEach(Receiver::close);
    }
  }
}
