package mtasts.monitor.round;

import java.time.Duration;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.LookupObserver;
import mtasts.checks.policy.FetchObserver;
import mtasts.checks.policy.PolicyAnswer;
import mtasts.checks.smtp.SmtpSession;

/** Is told of every outward step that was taken, on the thread that took it; returns at once. */
public interface ProbeWatch extends LookupObserver, FetchObserver {

  /** Looks away. */
  ProbeWatch NONE =
      new ProbeWatch() {
        @Override
        public void lookedUp(String type, DnsAnswer<?> answer, Duration took) {}

        @Override
        public void fetched(PolicyAnswer answer) {}

        @Override
        public void conversed(SmtpSession session) {}
      };

  /** One conversation with an MX host is over. */
  void conversed(SmtpSession session);
}
