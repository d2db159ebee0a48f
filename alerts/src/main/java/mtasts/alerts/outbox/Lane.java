package mtasts.alerts.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages of one receiver, delivered one after another. Used by one thread. */
final class Lane {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /** A clock that goes back by less was not set: it is kept true by small steps. */
  private static final Duration STEP = Duration.ofMinutes(1);

  private static final String BROKEN = "an internal error, see the log of the monitor";

  private final String receiver;
  private final Carrier carrier;
  private final Outbox outbox;
  private final Backoff backoff;
  private final InstantSource clock;
  private final DeliveryListener listener;

  /** Until when the receiver asked for peace. */
  private Instant closedUntil = Instant.MIN;

  /** The time of the last look. */
  private Instant last = Instant.EPOCH;

  Lane(
      String receiver,
      Carrier carrier,
      Outbox outbox,
      Backoff backoff,
      InstantSource clock,
      DeliveryListener listener) {
    this.receiver = receiver;
    this.carrier = carrier;
    this.outbox = outbox;
    this.backoff = backoff;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Delivers what is due, oldest first, until nothing is or it has to stop.
   *
   * @param stopped asked before each message
   * @return how many messages the receiver took
   */
  int deliverDue(BooleanSupplier stopped) throws InterruptedException {
    heedClock(clock.instant());
    int taken = 0;
    while (!stopped.getAsBoolean() && !clock.instant().isBefore(closedUntil)) {
      Optional<OutboxMessage> next = outbox.claim(receiver, clock.instant());
      if (next.isEmpty()) {
        break;
      }
      taken += deliver(next.get()) ? 1 : 0;
    }
    return taken;
  }

  /** When there is something to do again; empty: not before there is a new message. */
  Optional<Instant> nextDue() {
    return outbox.nextDue(receiver).map(due -> due.isBefore(closedUntil) ? closedUntil : due);
  }

  /** What was due in a minute by a clock that was set back by an hour is due now, not then. */
  private void heedClock(Instant now) {
    if (now.isBefore(last.minus(STEP))) {
      LOG.warn("the clock was set back: what waits for {} is tried at once", receiver);
      closedUntil = Instant.MIN;
      outbox.hasten(receiver, now);
    }
    last = now;
  }

  private boolean deliver(OutboxMessage message) throws InterruptedException {
    Outcome outcome = carry(message);
    Instant now = clock.instant();
    return switch (outcome) {
      case Outcome.Delivered(Optional<String> note) -> {
        outbox.delivered(message.id(), now);
        listener.ended(receiver, DeliveryListener.Result.DELIVERED);
        LOG.info(
            "told {}: {} ({}){}",
            message.addressee(),
            message.topic(),
            message.id(),
            note.map(text -> "; " + text).orElse(""));
        yield true;
      }
      case Outcome.Retry retry -> {
        retry(message, retry, now);
        yield false;
      }
      case Outcome.Held(Instant until, String why) -> {
        outbox.hold(message.id(), until, why);
        LOG.info("holding {} for {}: {}", described(message), message.addressee(), why);
        yield false;
      }
      case Outcome.Dropped(String why) -> {
        outbox.drop(message.id(), now, why);
        LOG.info("not telling {} of {}: {}", message.addressee(), described(message), why);
        yield false;
      }
      case Outcome.Refused(String reason) -> {
        giveUp(message, "refused for good: " + reason, now);
        yield false;
      }
    };
  }

  private static String described(OutboxMessage message) {
    return message.topic() + " (" + message.id() + ")";
  }

  /**
   * A fault of this program is a failed attempt of this one message: it must not hold the others.
   */
  private Outcome carry(OutboxMessage message) throws InterruptedException {
    boolean broken = true;
    try {
      Outcome outcome = carrier.carry(message);
      broken = false;
      return outcome;
    } catch (InterruptedException e) {
      broken = false;
      throw e;
    } finally {
      if (broken) {
        retry(message, new Outcome.Retry(BROKEN, Optional.empty()), clock.instant());
      }
    }
  }

  private void retry(OutboxMessage message, Outcome.Retry retry, Instant now) {
    Optional<Instant> next = backoff.next(message, retry.after(), now);
    if (next.isEmpty()) {
      giveUp(message, "not taken in 48 hours: " + retry.reason(), now);
      return;
    }
    retry.after().ifPresent(pause -> closedUntil = next.get());
    outbox.retry(message.id(), next.get(), retry.reason());
    listener.ended(receiver, DeliveryListener.Result.RETRY);
    LOG.warn(
        "could not tell {} of {}, attempt {}, next at {}: {}",
        message.addressee(),
        described(message),
        message.attempts(),
        next.get(),
        retry.reason());
  }

  private void giveUp(OutboxMessage message, String reason, Instant now) {
    outbox.dead(message.id(), now, reason);
    listener.ended(receiver, DeliveryListener.Result.DEAD);
    LOG.error("gave up telling {} of {}: {}", message.addressee(), described(message), reason);
  }
}
