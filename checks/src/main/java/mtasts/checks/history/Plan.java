package mtasts.checks.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.CachedPolicy;

/**
 * What a change needs before it hurts nobody who holds an older policy.
 *
 * @param verdict in a sentence: whether it can be made at once, or when
 * @param obstacles what speaks against making it now, a sentence each
 * @param refused the policies that senders may hold and that would refuse the change
 * @param steps what to do, in order
 */
public record Plan(
    String verdict, List<String> obstacles, List<Refused> refused, List<Step> steps) {

  /** Copies the lists. */
  public Plan {
    obstacles = List.copyOf(obstacles);
    refused = List.copyOf(refused);
    steps = List.copyOf(steps);
  }

  /**
   * A policy that would refuse MX hosts of the change.
   *
   * @param policy the policy, with the moment until which it does
   * @param hosts the hosts that it refuses
   */
  public record Refused(CachedPolicy policy, List<String> hosts) {
    /** Copies the list. */
    public Refused {
      hosts = List.copyOf(hosts);
    }
  }

  /**
   * One step.
   *
   * @param notBefore the earliest moment, where all before it is done at its own
   * @param what what to do, in a sentence
   * @param policy the exact text for {@code /.well-known/mta-sts.txt}, lines with CRLF
   * @param record the exact text of the TXT record at {@code _mta-sts}
   */
  public record Step(
      Instant notBefore, String what, Optional<String> policy, Optional<String> record) {

    static Step of(Instant notBefore, String what) {
      return new Step(notBefore, what, Optional.empty(), Optional.empty());
    }
  }
}
