package mtasts.monitor.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32;
import mtasts.checks.report.DomainName;

/**
 * The slots that divide one interval evenly. A domain belongs to a slot by a hash of its name, and
 * a slot's times follow from the epoch, so that neither a restart nor a reload moves a domain.
 *
 * @param interval the time between two rounds of a domain
 */
record Wheel(Duration interval) {

  private static final int MOST_SLOTS = 900;

  /** One slot a second, at least one and at most 900. */
  int slots() {
    return Math.clamp(interval.toSeconds(), 1, MOST_SLOTS);
  }

  /** The slot of a domain: the same in every run of the program. */
  int slotOf(DomainName domain) {
    CRC32 hash = new CRC32();
    hash.update(domain.name().getBytes(StandardCharsets.US_ASCII));
    return (int) (hash.getValue() % slots());
  }

  /** The first time after {@code now} at which a slot is due. */
  Instant nextTime(int slot, Instant now) {
    long period = periodMillis();
    long offset = period * slot / slots();
    long turns = Math.floorDiv(now.toEpochMilli() - offset, period) + 1;
    return Instant.ofEpochMilli(turns * period + offset);
  }

  /** The interval in milliseconds, at least one. */
  long periodMillis() {
    return Math.max(1, interval.toMillis());
  }
}
