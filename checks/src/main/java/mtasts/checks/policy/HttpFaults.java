package mtasts.checks.policy;

import static mtasts.checks.report.FindingCode.POLICY_CONTENT_ENCODING;
import static mtasts.checks.report.FindingCode.POLICY_HTTP_STATUS;
import static mtasts.checks.report.FindingCode.POLICY_MEDIA_TYPE;
import static mtasts.checks.report.FindingCode.POLICY_REDIRECT;
import static mtasts.checks.report.FindingCode.POLICY_TOO_LARGE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Printable;

/** What is wrong with a whole HTTP answer (RFC 8461 §3.2 and §3.3). */
final class HttpFaults {

  private static final int SHOWN = 200;

  private final FetchTarget target;

  HttpFaults(FetchTarget target) {
    this.target = target;
  }

  /** An answer with another status than 200. */
  List<Fault> status(HttpHead head) {
    int status = head.status();
    if (status >= 300 && status < 400) {
      return List.of(redirect(head));
    }
    String answer = (status + " " + head.reason()).strip();
    return List.of(
        fault(
            POLICY_HTTP_STATUS,
            "The policy host answers " + answer + " instead of 200",
            statusRemedy(status)));
  }

  private Fault redirect(HttpHead head) {
    String where =
        head.location()
            .map(location -> " to " + Printable.text(location, SHOWN))
            .orElse(" without a Location");
    return fault(
        POLICY_REDIRECT,
        "The policy host redirects (" + head.status() + ")" + where + ": senders do not follow",
        "Serve the policy itself, with status 200, at " + target.url());
  }

  private String statusRemedy(int status) {
    if (status == 401 || status == 403) {
      return "Let everyone read " + target.url() + ", without a login";
    }
    if (status == 404 || status == 410) {
      return "Put the policy where senders look for it: " + target.url();
    }
    return status >= 500
        ? "Mend the web server of " + target.host() + ": its error log tells more"
        : "Make the web server answer 200 with the policy at " + target.url();
  }

  /** A policy beyond 64 KiB, and what the head shows besides. */
  List<Fault> tooLarge(HttpHead head) {
    List<Fault> faults = new ArrayList<>();
    faults.add(
        fault(
            POLICY_TOO_LARGE,
            "The policy is larger than 64 KiB (65536 bytes)",
            "Serve the bare policy: a few lines of text, well below 64 KiB"));
    faults.addAll(warnings(head));
    return faults;
  }

  /** What the head of an otherwise good answer shows. */
  List<Fault> warnings(HttpHead head) {
    List<Fault> faults = new ArrayList<>();
    if (!isPlainText(head.contentType())) {
      String seen =
          head.contentType()
              .map(type -> "as " + Printable.text(type, SHOWN) + " instead of text/plain")
              .orElse("without a Content-Type");
      faults.add(
          fault(
              POLICY_MEDIA_TYPE,
              "The policy is served " + seen + ": several senders refuse it",
              "Serve " + target.url() + " with the header Content-Type: text/plain"));
    }
    head.contentEncoding()
        .ifPresent(
            coding ->
                faults.add(
                    fault(
                        POLICY_CONTENT_ENCODING,
                        "The policy is sent with Content-Encoding "
                            + Printable.text(coding, 60)
                            + ", which was not asked for",
                        "Turn compression off for "
                            + target.url()
                            + " where the request does not ask for it")));
    return faults;
  }

  /** Parameters do not matter, nor does case (RFC 9110 §8.3.1). */
  private static boolean isPlainText(Optional<String> contentType) {
    return contentType
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter("text/plain"::equals)
        .isPresent();
  }

  private Fault fault(FindingCode code, String summary, String remedy) {
    return Fault.of(code, target.subject(), target.hostCause(), summary, remedy);
  }
}
