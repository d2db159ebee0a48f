package mtasts.checks.dane;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import mtasts.checks.dns.TlsaRecord;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Printable;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.CertificateVerdict;
import mtasts.checks.tls.Expiry;
import mtasts.checks.tls.HostNames;
import mtasts.checks.tls.Intermediates;
import mtasts.checks.tls.Trust;

/** Judges what a sender with DANE makes of an MX (RFC 7672 §2.2, §3). Safe for many threads. */
public final class DaneJudge {

  private static final int MAX_TOLD = 3;
  private static final int MAX_RECORD = 90;

  private final InstantSource clock;

  /** A judge who goes by this clock where a trust anchor's certificates must be in their time. */
  public DaneJudge(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Judges the records of an MX host against the chain that one of its addresses sent.
   *
   * @param mx the MX host and where its records stand
   * @param authentic whether a trusted resolver vouches for the records
   * @param records the TLSA records; none: nothing to say
   * @param chain the certificates as sent, leaf first; empty where none was seen
   * @param mailDomain a second name that a trust anchor's leaf may have (RFC 7672 §3.2.2)
   */
  public DaneVerdict judge(
      DaneSubject mx,
      boolean authentic,
      List<TlsaRecord> records,
      List<X509Certificate> chain,
      String mailDomain) {
    if (records.isEmpty()) {
      return DaneVerdict.good();
    }
    if (!authentic) {
      return DaneVerdict.bad(insecure(mx));
    }
    List<TlsaRecord> usable = records.stream().filter(Tlsa::isUsable).toList();
    if (usable.isEmpty()) {
      return DaneVerdict.bad(unusable(mx, records));
    }
    if (chain.isEmpty()) {
      return DaneVerdict.unseen(mx.cause());
    }
    boolean matched =
        usable.stream().anyMatch(r -> matches(r, chain, Set.of(mx.host(), mailDomain)));
    return matched ? DaneVerdict.good() : DaneVerdict.bad(mismatch(mx, usable, chain));
  }

  private boolean matches(TlsaRecord record, List<X509Certificate> chain, Set<String> names) {
    if (record.usage() == Tlsa.DANE_EE) {
      return Tlsa.matches(record, chain.getFirst()); // name and dates don't count (§3.1.1)
    }
    return chain.stream()
        .skip(1)
        .filter(c -> Tlsa.matches(record, c))
        .anyMatch(anchor -> names.stream().anyMatch(n -> leadsTo(anchor, chain, n)));
  }

  /** The usual PKIX checks, with the one certificate as root (§3.1.2). */
  private boolean leadsTo(X509Certificate anchor, List<X509Certificate> chain, String name) {
    if (!HostNames.matches(chain.getFirst(), name)) {
      return false;
    }
    CertificateVerdict verdict =
        new CertificateJudge(Trust.of(List.of(anchor)), new Intermediates(), clock, Expiry.DEFAULT)
            .judge(chain, name);
    return verdict.isAccepted();
  }

  private static Fault mismatch(
      DaneSubject mx, List<TlsaRecord> usable, List<X509Certificate> chain) {
    return Fault.of(
        FindingCode.DANE_MISMATCH,
        mx.subject(),
        mx.cause(),
        "No TLSA record at "
            + mx.owner()
            + " matches the chain that the server sends: "
            + told(usable),
        "Publish the key in use: "
            + mx.owner()
            + ". IN TLSA "
            + Tlsa.forKeyOf(chain.getFirst())
            + " (and before the next change of keys the new one beside it)");
  }

  private static Fault unusable(DaneSubject mx, List<TlsaRecord> records) {
    return Fault.of(
        FindingCode.DANE_UNUSABLE,
        mx.owner(),
        mx.owner(),
        "No TLSA record at " + mx.owner() + " can be used for SMTP: " + told(records),
        "Publish a record 3 1 1 (SHA-256 of the server's key) or 2 1 1 (of its authority's key)"
            + " instead; usages 0 and 1 have no meaning for SMTP");
  }

  private static Fault insecure(DaneSubject mx) {
    return Fault.of(
        FindingCode.DANE_INSECURE,
        mx.owner(),
        mx.owner(),
        "There are TLSA records at "
            + mx.owner()
            + ", but no DNSSEC vouches for them: senders ignore them",
        "Sign the zone with DNSSEC, or take the TLSA records away");
  }

  private static String told(List<TlsaRecord> records) {
    String first =
        String.join(
            ", ",
            records.stream()
                .limit(MAX_TOLD)
                .map(r -> Printable.text(r.toString(), MAX_RECORD))
                .toList());
    int more = records.size() - MAX_TOLD;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
