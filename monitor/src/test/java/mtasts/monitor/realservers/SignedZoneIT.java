package mtasts.monitor.realservers;

import static mtasts.monitor.realservers.RealMailWorld.DOMAIN;
import static mtasts.monitor.realservers.RealMailWorld.MX1;
import static mtasts.monitor.realservers.RealMailWorld.MX2;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import mtasts.lab.tls.Authority;
import mtasts.lab.tls.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A domain that DNSSEC vouches for: TLSA records beside MTA-STS, and signatures that break, told by
 * {@code check}.
 */
@Tag("real-servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedZoneIT {
  private static final int TRUST_ANCHOR = 2;
  private static final int END_ENTITY = 3;
  private static final String OWNER = "_25._tcp." + MX1;

  @AutoClose private CheckedWorld checked;
  private RealMailWorld world;
  private Authority authority;

  @BeforeAll
  void start(@TempDir Path directory) {
    world = RealMailWorld.signed(directory);
    checked = new CheckedWorld(world, directory);
    authority = world.authority();
  }

  @AfterEach
  void mend() {
    world.mx1().certificate(authority.issue(MX1));
    world.knot().replace(DOMAIN, world.goodRecords());
  }

  @Test
  void theResolverVouchesForTheSignedZoneOnly() {
    publish(Tlsa.ofKey(MX1, END_ENTITY, authority.issue(MX1).leaf()));
    var resolver = world.unbound().address();
    assertThat(Dig.authentic(resolver, OWNER, "TLSA")).isTrue();
    assertThat(Dig.authentic(resolver, ".", "SOA")).isFalse();
  }

  @Test
  void theKeyInUseIsGood() {
    publish(
        Tlsa.ofKey(MX1, END_ENTITY, renewed().leaf()),
        Tlsa.ofKey(MX2, END_ENTITY, authority.issue(MX2).leaf()));
    checked.check().assertGood();
  }

  @Test
  void theAuthorityThatIsSentIsGood() {
    world.mx1().certificate(authority.certificate(MX1).throughIntermediate().issue());
    publish(Tlsa.ofCertificate(MX1, TRUST_ANCHOR, authority.intermediate()));
    checked.check().assertGood();
  }

  @Test
  void theKeyBeforeARenewalIsAMismatch() {
    X509Certificate before = authority.issue(MX1).leaf();
    renewed();
    publish(
        Tlsa.ofKey(MX1, END_ENTITY, before),
        Tlsa.ofKey(MX2, END_ENTITY, authority.issue(MX2).leaf()));
    checked
        .check()
        .assertOnly("dane.mismatch", "error", MX1 + " [", "matches the chain", OWNER, "3 1 1");
  }

  /** The anchor must come with the chain (RFC 7672 §3.1.2), which roots mostly do not. */
  @Test
  void anAuthorityThatIsNotSentIsAMismatch() {
    publish(Tlsa.ofCertificate(MX1, TRUST_ANCHOR, authority.root()));
    checked.check().assertOnly("dane.mismatch", "error", MX1 + " [", OWNER, "2 0 1");
  }

  @Test
  void aUsageThatMeansNothingToMailIsUnusable() {
    publish(Tlsa.ofKey(MX1, 1, authority.issue(MX1).leaf()));
    checked.check().assertOnly("dane.unusable", "warning", OWNER, "1 1 1");
  }

  @Test
  void withoutDnssecTheSameRecordIsInsecure(@TempDir Path directory) {
    RealMailWorld unsigned = new RealMailWorld(directory);
    try (CheckedWorld other = new CheckedWorld(unsigned, directory)) {
      unsigned
          .knot()
          .replace(
              DOMAIN,
              unsigned.goodRecordsAnd(
                  Tlsa.ofKey(MX1, END_ENTITY, unsigned.authority().issue(MX1).leaf())));
      other.check().assertOnly("dane.insecure", "info", OWNER, "no DNSSEC");
    }
  }

  @Test
  void aRecordThatItsSignatureDoesNotFitIsBogus() {
    world.knot().falsify(DOMAIN, "id=20260101T000000", "id=20260101T000001");
    checked
        .check()
        .assertOnly("dns.bogus", "error", "_mta-sts." + DOMAIN + " TXT", "DNSSEC validation");
  }

  @Test
  void aForgedTlsaRecordIsBogusAndNoMismatch() {
    publish(Tlsa.ofKey(MX1, END_ENTITY, authority.issue(MX1).leaf()));
    world.knot().falsify(DOMAIN, "TLSA\t3 1 1 ", "TLSA\t3 1 2 ");
    checked.check().assertOnly("dns.bogus", "error", OWNER + " TLSA", "DNSSEC validation");
  }

  /** In a world of its own, as the resolver keeps its word on the keys of a zone for a minute. */
  @Test
  void aZoneWithSignaturesTooOldIsBogusAltogether(@TempDir Path directory) {
    RealMailWorld other = RealMailWorld.signed(directory);
    try (CheckedWorld expired = new CheckedWorld(other, directory)) {
      other.knot().letSignaturesExpire(DOMAIN);
      CheckReport report = expired.check();
      assertThat(report.codes()).isNotEmpty().containsOnly("dns.bogus");
      assertThat(report.status()).isEqualTo("failing");
      assertThat(report.exit()).isEqualTo(2);
    }
  }

  private void publish(String... tlsa) {
    world.knot().replace(DOMAIN, world.goodRecordsAnd(tlsa));
  }

  /** The first MX host gets a certificate with a new key. */
  private Identity renewed() {
    Identity fresh = authority.certificate(MX1).freshKey().issue();
    world.mx1().certificate(fresh);
    return fresh;
  }
}
