package mtasts.monitor.round;

import java.time.Duration;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.LookupObserver;
import mtasts.checks.policy.FetchObserver;
import mtasts.checks.policy.PolicyAnswer;
import mtasts.checks.report.DomainName;
import mtasts.checks.smtp.SmtpSession;

/** Is told of every outward step that was taken, on the thread that took it; returns at once. */
public interface ProbeWatch extends LookupObserver, FetchObserver {

  /** Looks away. */
  ProbeWatch NONE =
      new ProbeWatch() {
        @Override
        public void lookedUp(String name, String type, DnsAnswer<?> answer, Duration took) {}

        @Override
        public void fetched(DomainName domain, PolicyAnswer answer) {}

        @Override
        public void conversed(SmtpSession session) {}
      };

  /** One conversation with an MX host is over. */
  void conversed(SmtpSession session);

  /** Whether a conversation that was held before may serve once more. */
  default boolean mayServe(SmtpSession session) {
    return true;
  }

  /** This one and another, each told in turn. */
  default ProbeWatch and(ProbeWatch other) {
    ProbeWatch first = this;
    return new ProbeWatch() {
      @Override
      public void lookedUp(String name, String type, DnsAnswer<?> answer, Duration took) {
        first.lookedUp(name, type, answer, took);
        other.lookedUp(name, type, answer, took);
      }

      @Override
      public void fetched(DomainName domain, PolicyAnswer answer) {
        first.fetched(domain, answer);
        other.fetched(domain, answer);
      }

      @Override
      public void conversed(SmtpSession session) {
        first.conversed(session);
        other.conversed(session);
      }

      @Override
      public boolean mayServe(SmtpSession session) {
        return first.mayServe(session) && other.mayServe(session);
      }
    };
  }
}
