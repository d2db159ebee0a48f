package mtasts.checks.dns;

import static mtasts.checks.dns.Asking.SOA;
import static mtasts.checks.dns.Asking.asking;
import static mtasts.checks.dns.Asking.records;
import static mtasts.checks.dns.Asking.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mtasts.checks.dns.DnsAnswer.Failed;
import mtasts.checks.dns.DnsAnswer.NoData;
import mtasts.checks.dns.DnsAnswer.NoSuchName;
import mtasts.checks.dns.DnsAnswer.Reason;
import mtasts.checks.dns.DnsAnswer.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;

/** What an answer says. */
@Timeout(120)
class DnsjavaDnsTest {

  @Test
  void txtStringsAreRawBytes() throws Exception {
    String zone = "a.example.com. 77 IN TXT \"v=STSv1; \" \"id=\\255\\000\\\"\"\n";
    try (ScriptedResolver resolver = ScriptedResolver.saying(Rcode.NOERROR, zone, "")) {
      DnsAnswer<TxtRecord> answer = asking(resolver).txt("a.example.com", soon());

      assertThat(answer).isInstanceOf(Records.class);
      Records<TxtRecord> found = (Records<TxtRecord>) answer;
      assertThat(found.ttlSeconds()).isEqualTo(77);
      assertThat(found.cnames()).isEmpty();
      assertThat(found.records().getFirst().strings()).isEqualTo(2);
      assertThat(found.records().getFirst().text())
          .isEqualTo("v=STSv1; id=\u00ff\0\"".getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void mxTargetsComeWithoutTheFinalDotAndANullMxIsEmpty() throws Exception {
    String zone =
        """
        example.com. IN MX 10 MX1.example.com.
        example.com. IN MX 0 .
        example.com. IN MX 20 a\\.b\\032c.example.com.
        """;
    try (ScriptedResolver resolver = ScriptedResolver.saying(Rcode.NOERROR, zone, "")) {
      assertThat(asking(resolver).mx("example.com", soon()))
          .isEqualTo(
              new Records<>(
                  List.of(
                      new MxRecord(10, "MX1.example.com"),
                      new MxRecord(0, ""),
                      new MxRecord(20, "a\\.b\\032c.example.com")),
                  List.of(),
                  300,
                  false));
    }
  }

  @Test
  void addressesAndTlsaRecords() throws Exception {
    try (ScriptedResolver resolver =
        ScriptedResolver.saying(
            Rcode.NOERROR,
            """
            m.example.com. IN A 192.0.2.1
            m.example.com. IN AAAA 2001:db8::1
            m.example.com. IN TLSA 3 1 1 AB12
            """,
            "")) {
      DnsjavaDns dns = asking(resolver);

      assertThat(records(dns.a("m.example.com", soon())))
          .containsExactly(InetAddress.getByName("192.0.2.1"));
      assertThat(records(dns.aaaa("m.example.com", soon())))
          .containsExactly(InetAddress.getByName("2001:db8::1"));
      assertThat(records(dns.tlsa("m.example.com", soon())))
          .containsExactly(new TlsaRecord(3, 1, 1, "ab12"));
    }
  }

  @Test
  void cnamesInTheAnswerAreFollowedAndTheLowestTtlCounts() throws Exception {
    String zone =
        """
        c.net. 50 IN TXT "yes"
        a.example.com. 300 IN CNAME b.org.
        b.org. 20 IN CNAME c.net.
        evil.example.com. 1 IN TXT "no"
        """;
    try (ScriptedResolver resolver = ScriptedResolver.saying(Rcode.NOERROR, zone, "")) {
      DnsAnswer<TxtRecord> answer = asking(resolver).txt("A.example.COM", soon());

      assertThat(records(answer)).hasSize(1).first().hasToString("yes");
      assertThat(((Records<TxtRecord>) answer).cnames()).containsExactly("b.org", "c.net");
      assertThat(((Records<TxtRecord>) answer).ttlSeconds()).isEqualTo(20);
    }
  }

  @Test
  void anIncompleteCnameChainIsAskedFor() throws Exception {
    try (ScriptedResolver resolver =
        ScriptedResolver.of(
            (query, tcp) ->
                List.of(
                    (ScriptedResolver.asksFor(query, "a.example.com")
                            ? ScriptedResolver.reply(
                                query, Rcode.NOERROR, "a.example.com. 9 IN CNAME b.org.\n", "")
                            : ScriptedResolver.reply(
                                query, Rcode.NOERROR, "b.org. 60 IN A 192.0.2.9\n", ""))
                        .toWire()))) {
      assertThat(asking(resolver).a("a.example.com", soon()))
          .isEqualTo(
              new Records<>(
                  List.of(InetAddress.getByName("192.0.2.9")), List.of("b.org"), 9, false));
    }
  }

  @Test
  void absenceBehindACnameIsAbsenceOfItsTarget() throws Exception {
    String cname = "a.example.com. IN CNAME gone.example.com.\n";
    try (ScriptedResolver none = ScriptedResolver.saying(Rcode.NXDOMAIN, cname, SOA);
        ScriptedResolver empty = ScriptedResolver.saying(Rcode.NOERROR, cname, SOA)) {
      assertThat(asking(none).a("a.example.com", soon()))
          .isEqualTo(new NoSuchName<>(List.of("gone.example.com"), false));
      assertThat(asking(empty).a("a.example.com", soon()))
          .isEqualTo(new NoData<>(List.of("gone.example.com"), false));
    }
  }

  @Test
  void aCnameLoopIsNamed() throws Exception {
    String loop =
        """
        a.example.com. IN CNAME b.example.com.
        b.example.com. IN CNAME a.example.com.
        """;
    try (ScriptedResolver resolver = ScriptedResolver.saying(Rcode.NOERROR, loop, "")) {
      assertThat(asking(resolver).txt("a.example.com", soon()))
          .isEqualTo(
              new Failed<>(
                  Reason.UNUSABLE,
                  "a CNAME loop: a.example.com -> b.example.com -> a.example.com"));
    }
  }

  @ParameterizedTest
  @CsvSource({"16, true", "17, false"})
  void sixteenCnamesAreFollowedAndNotOneMore(int hops, boolean found) throws Exception {
    StringBuilder zone = new StringBuilder("h" + hops + ".example.com. IN A 192.0.2.1\n");
    for (int i = 0; i < hops; i++) {
      zone.append("h" + i + ".example.com. IN CNAME h" + (i + 1) + ".example.com.\n");
    }
    try (ScriptedResolver resolver = ScriptedResolver.saying(Rcode.NOERROR, zone.toString(), "")) {
      assertThat(asking(resolver).a("h0.example.com", soon()) instanceof Records).isEqualTo(found);
    }
  }

  @Test
  void aNameTooLongForDnsDoesNotExist() throws Exception {
    try (ScriptedResolver resolver = ScriptedResolver.saying(Rcode.SERVFAIL, "", "")) {
      assertThat(asking(resolver).txt("_mta-sts." + "a.".repeat(124) + "b", soon()))
          .isEqualTo(new NoSuchName<>(List.of(), false));
      assertThat(resolver.queries()).isEmpty();
    }
  }
}
