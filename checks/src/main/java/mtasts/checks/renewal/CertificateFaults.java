package mtasts.checks.renewal;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.tls.Dates;

/** What a host's certificates of now are to those of before. */
final class CertificateFaults {

  private final CertificateMemory before;
  private final CertificateMemory after;
  private final HostSight sight;

  CertificateFaults(CertificateMemory before, CertificateMemory after, HostSight sight) {
    this.before = before;
    this.after = after;
    this.sight = sight;
  }

  /** Certificates that their host would have renewed by now, had it gone as usual. */
  Stream<Fault> late() {
    return sight.looks().entrySet().stream()
        .flatMap(
            look ->
                after.at(look.getKey()).stream()
                    .flatMap(certificate -> late(certificate, look.getValue())));
  }

  private Stream<Fault> late(ShownCertificate certificate, HostSight.Look look) {
    return RenewalHabit.of(certificate, after.renewals()).stream()
        .filter(habit -> habit.isLate(certificate, look.at()))
        .map(habit -> late(habit, certificate, look));
  }

  private Fault late(RenewalHabit habit, ShownCertificate certificate, HostSight.Look look) {
    return Fault.of(
        sight.server().renewalLate(),
        look.subject(),
        look.cause(),
        "The certificate ends on "
            + Dates.future(certificate.notAfter(), look.at())
            + " and is not renewed yet: "
            + habit.told()
            + " like it were replaced with "
            + Dates.span(habit.usual(certificate))
            + " left or more",
        "Find out why the renewal of "
            + sight.host()
            + " did not run or its result was not deployed, for example: certbot renew --dry-run;"
            + " then reload the server");
  }

  /** Each certificate that is new at the host, told once. */
  Stream<Fault> changed() {
    Set<String> told = new HashSet<>();
    return sight.looks().entrySet().stream()
        .filter(look -> !before.shows(look.getValue().certificate().sha256()))
        .filter(look -> told.add(look.getValue().certificate().sha256()))
        .flatMap(
            look ->
                before.at(look.getKey()).or(before::newest).stream()
                    .flatMap(was -> after.at(look.getKey()).stream().map(is -> changed(was, is))));
  }

  private Fault changed(ShownCertificate was, ShownCertificate is) {
    return Fault.of(
        FindingCode.HISTORY_CERTIFICATE_CHANGED,
        sight.host(),
        sight.host(),
        "The certificate of "
            + sight.host()
            + " changed: "
            + between("key", was.key(), is.key())
            + "; "
            + between("issuer", was.issuer(), is.issuer())
            + "; the end was "
            + Dates.day(was.notAfter())
            + ", now it is "
            + Dates.day(is.notAfter()),
        "Nothing, where it was meant");
  }

  private static String between(String what, String was, String is) {
    return was.equals(is) ? "same " + what + " " + is : what + " " + was + " before, now " + is;
  }
}
