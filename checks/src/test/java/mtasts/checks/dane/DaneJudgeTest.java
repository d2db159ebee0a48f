package mtasts.checks.dane;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import mtasts.checks.dns.TlsaRecord;
import mtasts.checks.report.FindingCode;
import mtasts.lab.tls.Authority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DaneJudgeTest {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Authority AUTHORITY = Authority.create(CLOCK);
  private static final DaneSubject MX = DaneSubject.of("mx1.example.com", "192.0.2.25", 25);
  private static final List<X509Certificate> CHAIN =
      AUTHORITY.certificate("mx1.example.com").throughIntermediate().issue().chain();

  private static TlsaRecord record(int usage, int selector, int type, X509Certificate certificate)
      throws Exception {
    byte[] selected =
        selector == 0 ? certificate.getEncoded() : certificate.getPublicKey().getEncoded();
    byte[] data =
        switch (type) {
          case 1 -> MessageDigest.getInstance("SHA-256").digest(selected);
          case 2 -> MessageDigest.getInstance("SHA-512").digest(selected);
          default -> selected;
        };
    return new TlsaRecord(usage, selector, type, HexFormat.of().formatHex(data));
  }

  private static DaneVerdict judge(List<X509Certificate> chain, TlsaRecord... records) {
    return new DaneJudge(CLOCK).judge(MX, true, List.of(records), chain, "example.com");
  }

  private static List<FindingCode> codes(DaneVerdict verdict) {
    return verdict.faults().stream().map(f -> f.code()).toList();
  }

  @ParameterizedTest
  @CsvSource({"0,0", "0,1", "0,2", "1,0", "1,1", "1,2"})
  void recordsOfTheLeafAndOfItsAuthorityMatch(int selector, int type) throws Exception {
    assertThat(codes(judge(CHAIN, record(3, selector, type, CHAIN.get(0))))).isEmpty();
    assertThat(codes(judge(CHAIN, record(2, selector, type, CHAIN.get(1))))).isEmpty();
    assertThat(codes(judge(CHAIN, record(3, selector, type, CHAIN.get(1)))))
        .containsExactly(FindingCode.DANE_MISMATCH);
  }

  @Test
  void oneMatchIsEnough() throws Exception {
    TlsaRecord old = record(3, 1, 1, AUTHORITY.certificate("x").freshKey().issue().leaf());
    assertThat(codes(judge(CHAIN, old, record(3, 1, 1, CHAIN.getFirst())))).isEmpty();
    assertThat(codes(judge(CHAIN, old))).containsExactly(FindingCode.DANE_MISMATCH);
  }

  @Test
  void mismatchNamesTheRecordToPublish() throws Exception {
    TlsaRecord wanted = record(3, 1, 1, CHAIN.getFirst());
    assertThat(judge(CHAIN, record(3, 1, 1, CHAIN.get(1))).faults().getFirst())
        .satisfies(
            f -> {
              assertThat(f.remedy()).contains("_25._tcp.mx1.example.com. IN TLSA " + wanted);
              assertThat(f.subject()).isEqualTo("mx1.example.com [192.0.2.25]:25");
            });
  }

  @Test
  void nameAndDatesCountForAnAuthorityOnly() throws Exception {
    List<X509Certificate> other =
        AUTHORITY.certificate("other.example").throughIntermediate().issue().chain();
    List<X509Certificate> expired =
        AUTHORITY.certificate("mx1.example.com").throughIntermediate().expired().issue().chain();
    for (List<X509Certificate> chain : List.of(other, expired)) {
      assertThat(codes(judge(chain, record(3, 1, 1, chain.getFirst())))).isEmpty();
      assertThat(codes(judge(chain, record(2, 1, 1, chain.get(1)))))
          .containsExactly(FindingCode.DANE_MISMATCH);
    }
    List<X509Certificate> domain =
        AUTHORITY.certificate("example.com").throughIntermediate().issue().chain();
    assertThat(codes(judge(domain, record(2, 1, 1, domain.get(1))))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0,   1, 1, 64",
    "1,   1, 1, 64",
    "3,   2, 1, 64",
    "3,   1, 3, 64",
    "3,   1, 1, 62",
    "3,   1, 2, 64",
    "3,   1, 0, 0",
    "255, 1, 1, 64",
  })
  void recordsThatSmtpHasNoUseForAreUnusable(int usage, int selector, int type, int length) {
    TlsaRecord odd = new TlsaRecord(usage, selector, type, "a".repeat(length));
    assertThat(codes(judge(CHAIN, odd))).containsExactly(FindingCode.DANE_UNUSABLE);
  }

  @Test
  void recordsWithoutDnssecAreInsecureWhateverTheyHold() throws Exception {
    DaneVerdict verdict =
        new DaneJudge(CLOCK)
            .judge(MX, false, List.of(record(3, 1, 1, CHAIN.get(1))), CHAIN, "example.com");
    assertThat(codes(verdict)).containsExactly(FindingCode.DANE_INSECURE);
  }

  @Test
  void withoutRecordsOrWithoutAChainNothingIsWrong() throws Exception {
    assertThat(judge(CHAIN).faults()).isEmpty();
    DaneVerdict unseen = judge(List.of(), record(3, 1, 1, CHAIN.getFirst()));
    assertThat(unseen.faults()).isEmpty();
    assertThat(unseen.unjudged()).anyMatch(u -> u.covers(FindingCode.DANE_MISMATCH, MX.cause()));
  }
}
