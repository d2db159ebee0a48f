package mtasts.checks.policy;

import static mtasts.checks.report.FindingCode.POLICY_CONNECT_FAILED;
import static mtasts.checks.report.FindingCode.POLICY_HTTP_INVALID;
import static mtasts.checks.report.FindingCode.POLICY_TIMEOUT;
import static mtasts.checks.report.FindingCode.POLICY_TLS_FAILED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mtasts.checks.policy.FetchCodes.Step;
import mtasts.checks.policy.Sighting.End;
import mtasts.checks.policy.Stages.Stage;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Unjudged;
import mtasts.checks.tls.Certificates;
import mtasts.checks.tls.ServerCertificates;

/** Turns what was seen of a fetch into faults, and names what stayed unseen behind them. */
final class FetchFaults {

  private final FetchTarget target;
  private final Sighting sighting;
  private final Duration timeout;
  private final HttpFaults http;
  private final List<Fault> faults;

  FetchFaults(FetchTarget target, Sighting sighting, Duration timeout) {
    this.target = target;
    this.sighting = sighting;
    this.timeout = timeout;
    this.http = new HttpFaults(target);
    this.faults = new ArrayList<>(certificateFaults());
    this.faults.addAll(faultsOfEnd());
  }

  List<Fault> faults() {
    return faults;
  }

  /** Why it was not tried, or the first thing that went wrong. */
  Optional<String> note() {
    return sighting.end() instanceof End.NotTried(String why)
        ? Optional.of("not tried: " + why)
        : faults.stream().map(Fault::summary).findFirst();
  }

  private List<Fault> certificateFaults() {
    if (sighting.verdict().isEmpty() || sighting.chain().isEmpty()) {
      return List.of();
    }
    return ServerCertificates.POLICY.faults(
        sighting.verdict().get(),
        target.host(),
        target.subject(),
        Certificates.seen(sighting.chain().getFirst()).cause());
  }

  private List<Fault> faultsOfEnd() {
    return switch (sighting.end()) {
      case End.NotTried _, End.CertificateRefused _ -> List.of();
      case End.NotConnected(String why) -> List.of(connectFailed(why));
      case End.NoTls(String why, boolean outdated) -> List.of(tlsFailed(why, outdated));
      case End.OutOfTime(Stage during) -> List.of(outOfTime(during));
      case End.NotHttp(String why) -> List.of(notHttp(why));
      case End.OtherStatus _ -> http.status(sighting.head().orElseThrow());
      case End.TooLarge _ -> http.tooLarge(sighting.head().orElseThrow());
      case End.Whole _ -> http.warnings(sighting.head().orElseThrow());
    };
  }

  private Fault connectFailed(String why) {
    return ofAddress(
        POLICY_CONNECT_FAILED,
        "The connection to " + target.endpoint() + " failed: " + why,
        "Make the web server of "
            + target.host()
            + " listen on "
            + target.endpoint()
            + " and let firewalls pass it, or remove this address from DNS");
  }

  private Fault tlsFailed(String why, boolean outdated) {
    String remedy =
        outdated
            ? "Enable TLS 1.2 and 1.3 on the web server (nginx: ssl_protocols TLSv1.2 TLSv1.3)"
            : "Look at it with: openssl s_client -connect "
                + target.endpoint()
                + " -servername "
                + target.host();
    String hint = outdated ? ": it offers neither TLS 1.2 nor TLS 1.3" : "";
    return ofAddress(POLICY_TLS_FAILED, "The TLS handshake failed: " + why + hint, remedy);
  }

  private Fault outOfTime(Stage during) {
    return ofAddress(
        POLICY_TIMEOUT,
        "Connected, but no complete answer within "
            + ExchangeFailures.seconds(timeout)
            + ": the time ran out "
            + during,
        "Make the web server of "
            + target.host()
            + " answer within a few seconds; time it with: curl -sv "
            + target.url());
  }

  private Fault notHttp(String why) {
    return Fault.of(
        POLICY_HTTP_INVALID,
        target.subject(),
        target.hostCause(),
        "The answer is not a complete HTTP answer: " + why,
        "Make the web server send a whole HTTP/1.1 answer; look at it with: curl -sv "
            + target.url());
  }

  private Fault ofAddress(FindingCode code, String summary, String remedy) {
    return Fault.of(code, target.subject(), target.addressCause(), summary, remedy);
  }

  /** What is open, without what was found. */
  List<Unjudged> unjudged() {
    Set<FindingCode> found = faults.stream().map(Fault::code).collect(Collectors.toSet());
    List<Unjudged> open = new ArrayList<>(openSteps());
    sighting
        .verdict()
        .map(ServerCertificates.POLICY::unjudged)
        .ifPresent(codes -> open.add(new Unjudged(codes, Optional.empty())));
    return open.stream()
        .map(u -> new Unjudged(without(found, u.codes()), u.cause()))
        .filter(u -> !u.codes().isEmpty())
        .toList();
  }

  private static Set<FindingCode> without(Set<FindingCode> found, Set<FindingCode> codes) {
    Set<FindingCode> rest = new HashSet<>(codes);
    rest.removeAll(found);
    return rest;
  }

  private List<Unjudged> openSteps() {
    Step afterHandshake = sighting.verdict().isPresent() ? Step.TIME : Step.CERTIFICATE;
    return switch (sighting.end()) {
      case End.NotTried _ -> FetchCodes.from(Step.CONNECT, target);
      case End.NotConnected _ -> FetchCodes.from(Step.HANDSHAKE, target);
      case End.NoTls _ -> FetchCodes.from(afterHandshake, target);
      case End.CertificateRefused _ -> FetchCodes.from(Step.TIME, target);
      case End.OutOfTime(Stage during) ->
          switch (during) {
            case CONNECT, HANDSHAKE -> FetchCodes.from(Step.HANDSHAKE, target);
            case REQUEST -> FetchCodes.from(Step.HEAD, target);
            case BODY -> FetchCodes.from(Step.BODY, target);
          };
      case End.NotHttp _ -> FetchCodes.from(Step.HEAD, target);
      case End.OtherStatus _ -> FetchCodes.from(Step.BODY, target);
      case End.TooLarge _ -> FetchCodes.from(Step.CONTENT, target);
      case End.Whole _ -> List.of();
    };
  }
}
