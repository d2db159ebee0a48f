package mtasts.checks.policy;

import static mtasts.checks.report.FindingCode.POLICY_ADDRESS_PRIVATE;
import static mtasts.checks.report.FindingCode.POLICY_CONNECT_FAILED;
import static mtasts.checks.report.FindingCode.POLICY_CONTENT_ENCODING;
import static mtasts.checks.report.FindingCode.POLICY_HOST_MISSING;
import static mtasts.checks.report.FindingCode.POLICY_HTTP_INVALID;
import static mtasts.checks.report.FindingCode.POLICY_HTTP_STATUS;
import static mtasts.checks.report.FindingCode.POLICY_MEDIA_TYPE;
import static mtasts.checks.report.FindingCode.POLICY_PARENT_ONLY;
import static mtasts.checks.report.FindingCode.POLICY_REDIRECT;
import static mtasts.checks.report.FindingCode.POLICY_TIMEOUT;
import static mtasts.checks.report.FindingCode.POLICY_TLS_FAILED;
import static mtasts.checks.report.FindingCode.POLICY_TOO_LARGE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Unjudged;
import mtasts.checks.tls.ServerCertificates;

/** The codes of a fetch by the step that shows them, each with whose fault it is. */
final class FetchCodes {

  private static final Set<FindingCode> HEAD =
      Set.of(POLICY_HTTP_INVALID, POLICY_REDIRECT, POLICY_HTTP_STATUS);
  private static final Set<FindingCode> BODY =
      Set.of(POLICY_MEDIA_TYPE, POLICY_CONTENT_ENCODING, POLICY_TOO_LARGE);
  private static final Set<FindingCode> ELSEWHERE =
      Set.of(POLICY_HOST_MISSING, POLICY_ADDRESS_PRIVATE, POLICY_PARENT_ONLY);

  /** The steps in their order; who fails in one leaves the later ones unjudged. */
  enum Step {
    CONNECT,
    HANDSHAKE,
    CERTIFICATE,
    TIME,
    HEAD,
    BODY,
    CONTENT
  }

  private FetchCodes() {}

  /** Everything that a fetch which got no further than {@code from} leaves open, that included. */
  static List<Unjudged> from(Step from, FetchTarget target) {
    List<Unjudged> open = new ArrayList<>();
    for (Step step : Step.values()) {
      if (step.compareTo(from) >= 0) {
        open.add(new Unjudged(codes(step), cause(step, target)));
      }
    }
    return open;
  }

  private static Set<FindingCode> codes(Step step) {
    return switch (step) {
      case CONNECT -> Set.of(POLICY_CONNECT_FAILED);
      case HANDSHAKE -> Set.of(POLICY_TLS_FAILED);
      case CERTIFICATE -> ServerCertificates.POLICY.codes();
      case TIME -> Set.of(POLICY_TIMEOUT);
      case HEAD -> HEAD;
      case BODY -> BODY;
      case CONTENT -> content();
    };
  }

  private static Optional<String> cause(Step step, FetchTarget target) {
    return switch (step) {
      case CONNECT, HANDSHAKE, TIME -> Optional.of(target.addressCause());
      case CERTIFICATE -> Optional.empty(); // whichever it shows there now
      case HEAD, BODY, CONTENT -> Optional.of(target.hostCause());
    };
  }

  /** What only the text of the policy can show. */
  private static Set<FindingCode> content() {
    Set<FindingCode> content = EnumSet.noneOf(FindingCode.class);
    for (FindingCode code : FindingCode.values()) {
      if (code.area().equals("policy")) {
        content.add(code);
      }
    }
    content.removeAll(ELSEWHERE);
    for (Step step : Step.values()) {
      if (step != Step.CONTENT) {
        content.removeAll(codes(step));
      }
    }
    return content;
  }
}
