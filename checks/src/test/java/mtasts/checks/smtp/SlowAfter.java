package mtasts.checks.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import mtasts.checks.tls.CertificateJudge;

/** Probes whose patience and routes a test sets: nobody waits 30 s for a greeting in a test. */
public final class SlowAfter {

  private SlowAfter() {}

  /** A probe that calls a greeting slow after so long, on a machine with these routes. */
  public static StartTlsProbe probe(
      int port,
      CertificateJudge judge,
      InstantSource clock,
      Duration slowAfter,
      Predicate<InetAddress> routes) {
    return new StartTlsProbe(port, "monitor.example.net", judge, clock, slowAfter, routes);
  }
}
