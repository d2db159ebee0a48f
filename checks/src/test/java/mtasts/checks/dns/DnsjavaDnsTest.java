package mtasts.checks.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import mtasts.checks.dns.DnsAnswer.Failed;
import mtasts.checks.dns.DnsAnswer.NoData;
import mtasts.checks.dns.DnsAnswer.NoSuchName;
import mtasts.checks.dns.DnsAnswer.Reason;
import mtasts.checks.dns.DnsAnswer.Records;
import mtasts.checks.net.Deadline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

@Timeout(20)
class DnsjavaDnsTest {

  private static final String SOA = "example.com. 60 IN SOA ns. host. 1 1 1 1 60\n";

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(5));
  }

  private static Deadline verySoon() {
    return Deadline.in(Duration.ofMillis(400));
  }

  private static DnsjavaDns asking(ScriptedResolver... resolvers) {
    return new DnsjavaDns(
        Arrays.stream(resolvers).map(ScriptedResolver::resolver).toList(), LookupObserver.NONE);
  }

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

  private static <R> List<R> records(DnsAnswer<R> answer) {
    assertThat(answer).isInstanceOf(Records.class);
    return ((Records<R>) answer).records();
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
  void theNextResolverIsAskedWhereOneRefusesOrFailsOrIsDead() throws Exception {
    try (ScriptedResolver refusing = ScriptedResolver.saying(Rcode.REFUSED, "", "");
        ScriptedResolver failing = ScriptedResolver.saying(Rcode.SERVFAIL, "", "");
        ScriptedResolver silent = ScriptedResolver.of((query, tcp) -> List.of());
        ScriptedResolver good =
            ScriptedResolver.saying(Rcode.NOERROR, "a.example.com. IN A 192.0.2.1\n", "")) {
      DnsjavaDns dns = asking(refusing, failing, silent, good);

      assertThat(records(dns.a("a.example.com", Deadline.in(Duration.ofSeconds(1))))).hasSize(1);
    }
  }

  @Test
  void aResolverThatStayedSilentIsAskedLast() throws Exception {
    try (ScriptedResolver silent = ScriptedResolver.of((query, tcp) -> List.of());
        ScriptedResolver good =
            ScriptedResolver.saying(Rcode.NOERROR, "a.example.com. IN A 192.0.2.1\n", "")) {
      DnsjavaDns dns = asking(silent, good);
      for (int i = 0; i < 3; i++) {
        assertThat(records(dns.a("a.example.com", verySoon()))).hasSize(1);
      }
      assertThat(silent.queries()).hasSize(1);
    }
  }

  @Test
  void failuresSayWhichResolverSaidWhat() throws Exception {
    InetSocketAddress nobody;
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      nobody = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    try (ScriptedResolver refusing = ScriptedResolver.saying(Rcode.REFUSED, "", "")) {
      DnsjavaDns dns =
          new DnsjavaDns(List.of(refusing.resolver(), Resolver.at(nobody)), LookupObserver.NONE);

      assertThat(dns.a("a.example.com", soon()))
          .isEqualTo(
              new Failed<>(
                  Reason.REFUSED,
                  "resolver "
                      + refusing.resolver()
                      + " said REFUSED; resolver "
                      + Resolver.at(nobody)
                      + " is not there (port unreachable)"));
    }
  }

  @Test
  void silenceCostsTheDeadlineAndNoMore() throws Exception {
    try (ScriptedResolver silent = ScriptedResolver.of((query, tcp) -> List.of())) {
      long start = System.nanoTime();
      DnsAnswer<TxtRecord> answer = asking(silent).txt("a.example.com", verySoon());

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(answer)
          .isEqualTo(
              new Failed<>(
                  Reason.TIMEOUT, "resolver " + silent.resolver() + " did not answer in time"));
      assertThat(silent.queries()).hasSize(3);
    }
  }

  @Test
  void servfailThatAnswersWithoutValidationIsBogus() throws Exception {
    try (ScriptedResolver validating =
        ScriptedResolver.of(
            (query, tcp) ->
                List.of(
                    ScriptedResolver.reply(
                            query,
                            query.getHeader().getFlag(Flags.CD) ? Rcode.NOERROR : Rcode.SERVFAIL,
                            query.getHeader().getFlag(Flags.CD)
                                ? "a.example.com. IN A 192.0.2.1\n"
                                : "",
                            "")
                        .toWire()))) {
      assertThat(asking(validating).a("a.example.com", soon()))
          .isEqualTo(
              new Failed<>(
                  Reason.BOGUS,
                  "resolver "
                      + validating.resolver()
                      + " said SERVFAIL, and answers when told not to validate"));
    }
  }

  @Test
  void servfailEitherWayIsServfail() throws Exception {
    try (ScriptedResolver failing = ScriptedResolver.saying(Rcode.SERVFAIL, "", "")) {
      assertThat(reason(asking(failing).mx("example.com", soon()))).isEqualTo(Reason.SERVFAIL);
    }
  }

  @Test
  void aHiccupIsNotBogus() throws Exception {
    List<Message> seen = new ArrayList<>();
    try (ScriptedResolver hiccup =
        ScriptedResolver.of(
            (query, tcp) -> {
              seen.add(query);
              return List.of(
                  ScriptedResolver.reply(
                          query,
                          seen.size() == 1 ? Rcode.SERVFAIL : Rcode.NOERROR,
                          seen.size() == 1 ? "" : "a.example.com. IN A 192.0.2.1\n",
                          "")
                      .toWire());
            })) {
      assertThat(records(asking(hiccup).a("a.example.com", soon()))).hasSize(1);
    }
  }

  @Test
  void aTruncatedAnswerIsFetchedOverTcp() throws Exception {
    String zone = "a.example.com. IN TXT \"" + "x".repeat(200) + "\"\n";
    try (ScriptedResolver resolver =
        ScriptedResolver.of(
            (query, tcp) -> {
              Message reply = ScriptedResolver.reply(query, Rcode.NOERROR, zone, "");
              if (!tcp) {
                reply.removeAllRecords(Section.ANSWER);
                reply.getHeader().setFlag(Flags.TC);
              }
              return List.of(reply.toWire());
            })) {
      assertThat(records(asking(resolver).txt("a.example.com", soon()))).hasSize(1);
    }
  }

  @Test
  void sixtyFourKilobytesOfTxtComeOverTcp() throws Exception {
    StringBuilder zone = new StringBuilder();
    for (int i = 0; i < 250; i++) {
      zone.append("a.example.com. IN TXT \"" + i + "x".repeat(240) + "\"\n");
    }
    try (ScriptedResolver resolver =
        ScriptedResolver.of(
            (query, tcp) -> {
              Message reply = ScriptedResolver.reply(query, Rcode.NOERROR, zone.toString(), "");
              return List.of(tcp ? reply.toWire() : reply.toWire(512));
            })) {
      assertThat(records(asking(resolver).txt("a.example.com", soon()))).hasSize(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "16"}) // FORMERR, NOTIMP, BADVERS
  void aResolverThatKnowsNoEdnsIsAskedWithout(int rcode) throws Exception {
    try (ScriptedResolver old =
        ScriptedResolver.of(
            (query, tcp) ->
                List.of(
                    query.getOPT() != null
                        ? ednsRefusal(query, rcode)
                        : ScriptedResolver.reply(
                                query, Rcode.NOERROR, "a.example.com. IN A 192.0.2.1\n", "")
                            .toWire()))) {
      assertThat(records(asking(old).a("a.example.com", soon()))).hasSize(1);
    }
  }

  private static byte[] ednsRefusal(Message query, int rcode) throws IOException {
    if (rcode == Rcode.BADVERS) {
      Message reply = ScriptedResolver.reply(query, Rcode.NOERROR, "", "");
      reply.addRecord(new OPTRecord(1232, 1, 0), Section.ADDITIONAL);
      return reply.toWire();
    }
    Message bare = new Message(query.getHeader().getID()); // without the question, as some do
    bare.getHeader().setFlag(Flags.QR);
    bare.getHeader().setRcode(rcode);
    return bare.toWire();
  }

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
  void aNameTooLongForDnsDoesNotExist() throws Exception {
    try (ScriptedResolver resolver = ScriptedResolver.saying(Rcode.SERVFAIL, "", "")) {
      assertThat(asking(resolver).txt("_mta-sts." + "a.".repeat(124) + "b", soon()))
          .isEqualTo(new NoSuchName<>(List.of(), false));
      assertThat(resolver.queries()).isEmpty();
    }
  }

  @Test
  void whoeverObservesIsToldOfEveryLookup() throws Exception {
    List<String> told = new ArrayList<>();
    try (ScriptedResolver resolver = ScriptedResolver.saying(Rcode.NXDOMAIN, "", SOA)) {
      new DnsjavaDns(
              List.of(resolver.resolver()),
              (type, answer, took) -> told.add(type + " " + answer.getClass().getSimpleName()))
          .txt("a.example.com", soon());
      assertThat(told).containsExactly("TXT NoSuchName");
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
      for (int i = 0; i < 3000; i++) {
        assertThat(dns.txt("a.example.com", verySoon())).isNotNull();
      }
    }
  }

  @Test
  void anInterruptEndsALookup() throws Exception {
    try (ScriptedResolver silent = ScriptedResolver.of((query, tcp) -> List.of())) {
      DnsjavaDns dns = asking(silent);
      List<String> end = new CopyOnWriteArrayList<>();
      Thread lookup =
          Thread.startVirtualThread(
              () -> {
                try {
                  end.add(dns.a("a.example.com", soon()).toString());
                } catch (InterruptedException e) {
                  end.add("interrupted");
                }
              });
      Awaitility.await().until(() -> !silent.queries().isEmpty());
      lookup.interrupt();
      lookup.join();
      assertThat(end).containsExactly("interrupted");
    }
  }

  private static Reason reason(DnsAnswer<?> answer) {
    assertThat(answer).isInstanceOf(Failed.class);
    return ((Failed<?>) answer).reason();
  }
}
