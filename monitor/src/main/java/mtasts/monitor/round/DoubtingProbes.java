package mtasts.monitor.round;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.policy.PolicyAnswer;
import mtasts.checks.report.DomainName;
import mtasts.checks.smtp.SmtpSession;
import mtasts.monitor.doubt.SelfDoubt;
import mtasts.monitor.doubt.Target;
import mtasts.monitor.doubt.Way;

/** Tells the monitor's doubt of itself who is heard and who is not. */
public final class DoubtingProbes implements ProbeWatch {

  private final SelfDoubt doubt;
  private final InstantSource clock;

  /** Tells it there. */
  public DoubtingProbes(SelfDoubt doubt, InstantSource clock) {
    this.doubt = doubt;
    this.clock = clock;
  }

  @Override
  public void lookedUp(String name, String type, DnsAnswer<?> answer, Duration took) {
    boolean answered =
        switch (answer) {
          case DnsAnswer.Records<?> _, DnsAnswer.NoSuchName<?> _, DnsAnswer.NoData<?> _ -> true;
          case DnsAnswer.Failed<?> _ -> false;
        };
    doubt.took(Target.name(name), answered, clock.instant().minus(took));
  }

  @Override
  public void fetched(DomainName domain, PolicyAnswer answer) {
    Target host = Target.policyHost(domain.policyHost(), answer.seen().address());
    answer
        .heard()
        .ifPresent(
            heard -> doubt.took(host, heard, answer.seen().checkedAt().orElseGet(clock::instant)));
  }

  @Override
  public void conversed(SmtpSession session) {
    Target host = Target.mxHost(session.mxHost(), session.address());
    session.heard().ifPresent(heard -> doubt.took(host, heard, session.checkedAt()));
  }

  @Override
  public boolean mayServe(SmtpSession session) {
    boolean silent = session.heard().equals(Optional.of(false));
    return !silent || !doubt.isForgotten(Way.smtp(session.address()), session.checkedAt());
  }
}
