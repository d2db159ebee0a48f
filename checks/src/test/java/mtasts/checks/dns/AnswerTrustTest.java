package mtasts.checks.dns;

import static mtasts.checks.dns.Asking.SOA;
import static mtasts.checks.dns.Asking.asking;
import static mtasts.checks.dns.Asking.reason;
import static mtasts.checks.dns.Asking.records;
import static mtasts.checks.dns.Asking.soon;
import static mtasts.checks.dns.Asking.verySoon;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import mtasts.checks.dns.DnsAnswer.NoData;
import mtasts.checks.dns.DnsAnswer.Reason;
import mtasts.checks.dns.DnsAnswer.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;

/** Which answers are believed. */
@Timeout(120)
class AnswerTrustTest {

  @Test
  void anAnswerForAnotherNameIsRefused() throws Exception {
    try (ScriptedResolver resolver =
        ScriptedResolver.saying(Rcode.NOERROR, "b.example.com. IN A 192.0.2.1\n", "")) {
      assertThat(reason(asking(resolver).a("a.example.com", soon()))).isEqualTo(Reason.UNUSABLE);
    }
  }

  @Test
  void anAnswerToAnotherQuestionIsRefused() throws Exception {
    try (ScriptedResolver resolver =
        ScriptedResolver.of(
            (query, tcp) -> {
              Message other =
                  Message.newQuery(
                      Record.newRecord(Name.fromConstantString("b.example.com."), 1, 1));
              other.getHeader().setID(query.getHeader().getID());
              return List.of(
                  ScriptedResolver.reply(
                          other, Rcode.NOERROR, "a.example.com. IN A 192.0.2.1\n", "")
                      .toWire());
            })) {
      assertThat(reason(asking(resolver).a("a.example.com", soon()))).isEqualTo(Reason.UNUSABLE);
    }
  }

  @Test
  void datagramsWithAForeignIdArePassedOver() throws Exception {
    try (ScriptedResolver resolver =
        ScriptedResolver.of(
            (query, tcp) -> {
              byte[] good =
                  ScriptedResolver.reply(
                          query, Rcode.NOERROR, "a.example.com. IN A 192.0.2.1\n", "")
                      .toWire();
              byte[] forged = good.clone();
              forged[0] ^= 1;
              return List.of(forged, new byte[3], good);
            })) {
      assertThat(records(asking(resolver).a("a.example.com", soon()))).hasSize(1);
    }
  }

  @Test
  void nothingButForeignIdsIsUnusable() throws Exception {
    try (ScriptedResolver resolver =
        ScriptedResolver.of(
            (query, tcp) -> {
              byte[] forged = ScriptedResolver.reply(query, Rcode.NOERROR, "", SOA).toWire();
              forged[0] ^= 1;
              return List.of(forged);
            })) {
      assertThat(reason(asking(resolver).a("a.example.com", verySoon())))
          .isEqualTo(Reason.UNUSABLE);
    }
  }

  @Test
  void aReferralIsNotAbsence() throws Exception {
    try (ScriptedResolver lame =
        ScriptedResolver.saying(Rcode.NOERROR, "", ". IN NS a.root-servers.net.\n")) {
      assertThat(reason(asking(lame).a("a.example.com", soon()))).isEqualTo(Reason.UNUSABLE);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "3"})
  void absenceFromAServerThatNeitherRecursesNorOwnsTheZoneIsNotBelieved(int rcode)
      throws Exception {
    try (ScriptedResolver lame =
        ScriptedResolver.of(
            (query, tcp) -> {
              Message reply = ScriptedResolver.reply(query, rcode, "", "");
              reply.getHeader().unsetFlag(Flags.RA);
              return List.of(reply.toWire());
            })) {
      assertThat(reason(asking(lame).a("a.example.com", soon()))).isEqualTo(Reason.UNUSABLE);
    }
  }

  @Test
  void aForwarderThatLeavesTheSoaOutIsBelieved() throws Exception {
    try (ScriptedResolver forwarder = ScriptedResolver.saying(Rcode.NOERROR, "", "")) {
      assertThat(asking(forwarder).a("a.example.com", soon()))
          .isEqualTo(new NoData<>(List.of(), false));
    }
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void theAdBitCountsFromATrustedResolverOnly(boolean trusted, boolean authentic) throws Exception {
    try (ScriptedResolver resolver =
        ScriptedResolver.of(
            (query, tcp) -> {
              Message reply =
                  ScriptedResolver.reply(
                      query, Rcode.NOERROR, "a.example.com. IN A 192.0.2.1\n", "");
              reply.getHeader().setFlag(Flags.AD);
              return List.of(reply.toWire());
            })) {
      Resolver asked = new Resolver(resolver.resolver().address(), trusted);
      DnsjavaDns dns = new DnsjavaDns(List.of(asked), LookupObserver.NONE);
      Records<InetAddress> found = (Records<InetAddress>) dns.a("a.example.com", soon());

      assertThat(found.authentic()).isEqualTo(authentic);
      assertThat(resolver.queries().getFirst().getHeader().getFlag(Flags.AD)).isTrue();
    }
  }

  @Test
  void noAnswerHoweverMangledBreaksALookup() throws Exception {
    Random random = new Random(8461);
    String zone =
        """
        a.example.com. IN CNAME b.example.com.
        b.example.com. IN TXT "v=STSv1; id=1;" "x"
        b.example.com. IN TLSA 3 1 1 AB12
        b.example.com. IN MX 10 c.example.com.
        """;
    try (ScriptedResolver resolver =
        ScriptedResolver.of(
            (query, tcp) -> {
              byte[] bytes = ScriptedResolver.reply(query, Rcode.NOERROR, zone, SOA).toWire();
              for (int i = random.nextInt(1, 6); i > 0; i--) {
                bytes[random.nextInt(2, bytes.length)] = (byte) random.nextInt(256);
              }
              return List.of(Arrays.copyOf(bytes, random.nextInt(12, bytes.length + 1)));
            })) {
      DnsjavaDns dns = asking(resolver);
      for (int i = 0; i < 1500; i++) {
        assertThat(dns.txt("a.example.com", verySoon())).isNotNull();
      }
    }
  }
}
