package mtasts.checks.tls;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mtasts.checks.tls.CertificateVerdict.Bad;

/** Whether what a server sent leads from its leaf to a trusted root, and if not, why. */
final class ChainJudge {

  private final Trust trust;
  private final Intermediates intermediates;

  ChainJudge(Trust trust, Intermediates intermediates) {
    this.trust = trust;
    this.intermediates = intermediates;
  }

  /** Keeps the intermediates that lead to a trusted root; a stranger's own are worth nothing. */
  void learn(List<X509Certificate> sent, Instant now) {
    for (X509Certificate each : sent.subList(1, sent.size())) {
      if (each.getBasicConstraints() >= 0
          && !Trust.isSelfIssued(each)
          && !intermediates.contains(each)
          && Paths.find(each, trust.anchors(), sent, now, true).isPresent()) {
        intermediates.add(each);
      }
    }
  }

  /** What is wrong with the way from the leaf to a root; empty: nothing. */
  Optional<Bad> flaw(List<X509Certificate> sent, Instant now) {
    X509Certificate leaf = sent.getFirst();
    if (Paths.find(leaf, trust.anchors(), sent, now, true).isPresent()) {
      return Optional.empty();
    }
    if (Trust.isSelfSigned(leaf)) {
      return bad(CertificateFlaw.SELF_SIGNED, "The certificate is signed by itself");
    }
    return weakness(sent, now).or(() -> brokenChain(SentChain.of(sent, trust), sent, now));
  }

  private Optional<Bad> weakness(List<X509Certificate> sent, Instant now) {
    return Paths.find(sent.getFirst(), trust.anchors(), sent, now, false).stream()
        .flatMap(List::stream)
        .flatMap(
            c -> Strength.weakness(c).map(weak -> called(c, sent.getFirst()) + " " + weak).stream())
        .findFirst()
        .flatMap(summary -> bad(CertificateFlaw.UNTRUSTED, summary));
  }

  private Optional<Bad> brokenChain(SentChain chain, List<X509Certificate> sent, Instant now) {
    X509Certificate leaf = sent.getFirst();
    for (X509Certificate each : chain.path()) {
      Optional<Bad> date = dateFlaw(each, called(each, leaf), now);
      if (date.isPresent()) {
        return date;
      }
    }
    return switch (chain.end()) {
      case AT_ROOT -> bad(CertificateFlaw.UNTRUSTED, invalid(chain.path(), now));
      case AT_STRANGER ->
          bad(
              CertificateFlaw.UNTRUSTED,
              "The chain ends at a root that is not trusted: " + subject(chain.last()));
      case MISSING -> missing(chain, sent, now);
    };
  }

  private Optional<Bad> missing(SentChain chain, List<X509Certificate> sent, Instant now) {
    List<X509Certificate> pool = new ArrayList<>(sent);
    Stream.concat(intermediates.all().stream(), trust.intermediates()).forEach(pool::add);
    String issuer = Certificates.name(chain.last().getIssuerX500Principal());
    return Paths.find(sent.getFirst(), trust.anchors(), pool, now, true).isPresent()
        ? bad(
            CertificateFlaw.INCOMPLETE_CHAIN,
            "The server does not send the intermediate certificate " + issuer)
        : bad(
            CertificateFlaw.UNTRUSTED,
            "The issuer of the certificate is neither trusted nor sent by the server: " + issuer);
  }

  private String invalid(List<X509Certificate> path, Instant now) {
    Optional<CertPathValidatorException> problem = Paths.problem(path, trust.anchors(), now);
    if (problem.isEmpty()) {
      return "The certificate does not lead to a trusted root";
    }
    int index = problem.get().getIndex();
    X509Certificate culprit = path.get(Math.clamp(index, 0, path.size() - 1));
    return called(culprit, path.getFirst()) + " " + words(problem.get().getReason());
  }

  private static String words(CertPathValidatorException.Reason reason) {
    if (reason instanceof BasicReason basic) {
      return switch (basic) {
        case INVALID_SIGNATURE -> "has a signature that its issuer did not make";
        case ALGORITHM_CONSTRAINED -> "has a weak key or signature";
        case EXPIRED, NOT_YET_VALID -> "is outside its time";
        case UNSPECIFIED, REVOKED, UNDETERMINED_REVOCATION_STATUS ->
            "does not lead to a trusted root";
      };
    }
    if (reason instanceof PKIXReason pkix) {
      return switch (pkix) {
        case NOT_CA_CERT -> "issues certificates although it is not an authority (CA:FALSE)";
        case PATH_TOO_LONG -> "breaks the path length that an authority above it allows";
        case INVALID_NAME -> "breaks the name constraints of an authority above it";
        case INVALID_KEY_USAGE -> "issues certificates although its key usage forbids it";
        case INVALID_POLICY -> "breaks the certificate policies of an authority above it";
        case UNRECOGNIZED_CRIT_EXT -> "has a critical extension that is not known";
        case NAME_CHAINING, NO_TRUST_ANCHOR -> "does not lead to a trusted root";
      };
    }
    return "does not lead to a trusted root";
  }

  /**
   * Whether a moment lies outside the time of a certificate.
   *
   * @param called how the sentence begins
   */
  static Optional<Bad> dateFlaw(X509Certificate certificate, String called, Instant now) {
    Instant start = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    if (now.isAfter(end)) {
      return bad(CertificateFlaw.EXPIRED, called + " expired on " + Dates.past(end, now));
    }
    return now.isBefore(start)
        ? bad(
            CertificateFlaw.NOT_YET_VALID,
            called + " is not valid before " + Dates.future(start, now))
        : Optional.empty();
  }

  private static String called(X509Certificate certificate, X509Certificate leaf) {
    return certificate.equals(leaf)
        ? "The certificate"
        : "The intermediate certificate " + subject(certificate);
  }

  private static String subject(X509Certificate certificate) {
    return Certificates.name(certificate.getSubjectX500Principal());
  }

  private static Optional<Bad> bad(CertificateFlaw flaw, String summary) {
    return Optional.of(new Bad(flaw, summary));
  }
}
