package mtasts.monitor.round;

import java.time.Duration;
import java.util.Optional;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.policy.PolicyAnswer;
import mtasts.checks.report.DomainName;
import mtasts.checks.smtp.SmtpSession;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.metrics.Probe;
import mtasts.monitor.metrics.Probe.Result;

/** Counts every outward step. */
public final class CountedProbes implements ProbeWatch {

  private final Metrics metrics;

  /** Counts there. */
  public CountedProbes(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void lookedUp(String name, String type, DnsAnswer<?> answer, Duration took) {
    Result result =
        switch (answer) {
          case DnsAnswer.Records<?> _, DnsAnswer.NoSuchName<?> _, DnsAnswer.NoData<?> _ ->
              Result.OK;
          case DnsAnswer.Failed<?> _ -> Result.FAILED;
        };
    metrics.probe(Probe.DNS, result, took);
  }

  @Override
  public void fetched(DomainName domain, PolicyAnswer answer) {
    metrics.probe(Probe.HTTPS, result(answer.seen().ok()), answer.took());
  }

  @Override
  public void conversed(SmtpSession session) {
    metrics.probe(Probe.SMTP, result(session.ok()), session.duration());
  }

  private static Result result(Optional<Boolean> ok) {
    return ok.map(good -> good ? Result.OK : Result.FAILED).orElse(Result.UNKNOWN);
  }
}
