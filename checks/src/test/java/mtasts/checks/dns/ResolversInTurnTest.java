package mtasts.checks.dns;

import static mtasts.checks.dns.Asking.SOA;
import static mtasts.checks.dns.Asking.asking;
import static mtasts.checks.dns.Asking.reason;
import static mtasts.checks.dns.Asking.records;
import static mtasts.checks.dns.Asking.soon;
import static mtasts.checks.dns.Asking.verySoon;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mtasts.checks.Standstill;
import mtasts.checks.dns.DnsAnswer.Failed;
import mtasts.checks.dns.DnsAnswer.Reason;
import mtasts.checks.net.Deadline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Which resolver is asked, how often, and what is said where none answers. */
@Timeout(120)
class ResolversInTurnTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void theNextResolverIsAskedWhereOneRefusesOrFailsOrIsDead() throws Exception {
    Standstill.permitting(ResolversInTurnTest::seeTheNextResolverAsked);
  }

  private static void seeTheNextResolverAsked() throws Exception {
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
    Standstill.permitting(ResolversInTurnTest::seeTheSilentOneAskedLast);
  }

  private static void seeTheSilentOneAskedLast() throws Exception {
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
  void aSecondLookBeginsWithAnotherResolver() throws Exception {
    try (ScriptedResolver one =
            ScriptedResolver.saying(Rcode.NOERROR, "a.example.com. IN A 192.0.2.1\n", "");
        ScriptedResolver other =
            ScriptedResolver.saying(Rcode.NOERROR, "a.example.com. IN A 192.0.2.2\n", "")) {
      DnsjavaDns dns = asking(one, other);

      assertThat(records(dns.a("a.example.com", soon())))
          .containsExactly(InetAddress.getByName("192.0.2.1"));
      assertThat(records(dns.throughAnother().a("a.example.com", soon())))
          .containsExactly(InetAddress.getByName("192.0.2.2"));
      assertThat(records(asking(one).throughAnother().a("a.example.com", soon())))
          .containsExactly(InetAddress.getByName("192.0.2.1"));
    }
  }

  @Test
  void itDoesSoWhereTheFirstStayedSilentTooAndAThirdIsThere() throws Exception {
    Standstill.permitting(ResolversInTurnTest::seeTheSecondLookAvoidTheSilentOne);
  }

  private static void seeTheSecondLookAvoidTheSilentOne() throws Exception {
    try (ScriptedResolver silent = ScriptedResolver.of((query, tcp) -> List.of());
        ScriptedResolver one =
            ScriptedResolver.saying(Rcode.NOERROR, "a.example.com. IN A 192.0.2.1\n", "");
        ScriptedResolver other =
            ScriptedResolver.saying(Rcode.NOERROR, "a.example.com. IN A 192.0.2.2\n", "")) {
      DnsjavaDns dns = asking(silent, one, other);
      records(dns.a("a.example.com", verySoon()));

      assertThat(records(dns.throughAnother().a("a.example.com", soon())))
          .containsExactly(InetAddress.getByName("192.0.2.2"));
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
    Standstill.permitting(ResolversInTurnTest::seeSilenceCostTheDeadline);
  }

  private static void seeSilenceCostTheDeadline() throws Exception {
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
  void whoeverObservesIsToldOfEveryLookup() throws Exception {
    List<String> told = new ArrayList<>();
    try (ScriptedResolver resolver = ScriptedResolver.saying(Rcode.NXDOMAIN, "", SOA)) {
      new DnsjavaDns(
              List.of(resolver.resolver()),
              (name, type, answer, took) ->
                  told.add(name + " " + type + " " + answer.getClass().getSimpleName()))
          .txt("a.example.com", soon());
      assertThat(told).containsExactly("a.example.com TXT NoSuchName");
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
      Awaitility.await().atMost(PATIENCE).until(() -> !silent.queries().isEmpty());
      lookup.interrupt();
      lookup.join();
      assertThat(end).containsExactly("interrupted");
    }
  }
}
