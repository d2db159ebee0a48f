package mtasts.monitor.cli;

import java.time.Instant;
import java.util.Optional;
import mtasts.checks.report.DomainReport;

/**
 * What a plan goes by.
 *
 * @param report the domain, with what senders may hold
 * @param cleanSince since when testing shows nothing that enforce would refuse
 * @param source where that comes from
 */
record Remembrance(DomainReport report, Optional<Instant> cleanSince, Source source) {

  /**
   * Where it comes from.
   *
   * @param remembered whether the daemon remembers the domain
   * @param told the same in a sentence, with what is assumed where nobody remembers
   */
  record Source(boolean remembered, String told) {}
}
