package mtasts.checks.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts over months of polls, and when a certificate is told as late, to the poll. */
final class CertificateStepTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the first poll after its habit and a tenth of its lifetime, until its end
          90 days, usually with 30 left | every 15m; 0d A=1/90d; 60d A=2/90d; 120d A=3/90d; 230d | A=3 189d15m..209d23h45m
          47 days, usually with 16 left | every 1h; 0d A=1/47d; 31d A=2/47d; 62d A=3/47d; 110d | A=3 97d17h..108d23h
          160 hours, usually at half | every 15m; 0d A=1/160h; 80h A=2/160h; 160h A=3/160h; 320h | A=3 10d16h15m..13d7h45m
          160 hours, usually at half, to the second | every 1h; 0d A=1/160h; 80h A=2/160h; 160h A=3/160h; 255h every=1s; 257h | A=3 10d16h1s..10d17h
          until it is renewed after all | every 1h; 0d A=1/90d; 60d A=2/90d; 120d A=3/90d; 200d A=4/90d; 250d | A=3 189d1h..199d23h
          # quiet
          one renewal is no habit | every 1h; 0d A=1/90d; 60d A=2/90d; 160d | ''
          always as usual | every 1h; 0d A=1/90d; 60d A=2/90d; 120d A=3/90d; 180d A=4/90d; 240d A=5/90d; 299d | ''
          jitter of a tenth | every 1h; 0d A=1/90d; 60d A=2/90d; 120d A=3/90d; 189d A=4/90d; 249d A=5/90d; 310d | ''
          # early and late renewals
          the latest of two is the habit | every 1h; 0d A=1/90d; 50d A=2/90d; 120d A=3/90d; 198d | ''
          the latest of two is the habit, and a tenth | every 1h; 0d A=1/90d; 50d A=2/90d; 120d A=3/90d; 210d | A=3 199d1h..209d23h
          what is replaced in its first third says nothing | every 1h; 0d A=1/90d; 1d A=2/90d; 3d A=3/90d; 63d A=4/90d; 150d | ''
          one exception in four is no habit | every 1h; 0d A=1/90d; 60d A=2/90d; 120d A=3/90d; 180d A=4/90d; 265d A=5/90d; 335d | A=4 249d1h..264d23h, A=5 334d1h..335d
          two exceptions are one | every 1h; 0d A=1/90d; 60d A=2/90d; 120d A=3/90d; 180d A=4/90d; 265d A=5/90d; 350d A=6/90d; 434d | A=4 249d1h..264d23h, A=5 334d1h..349d23h
          # another kind of certificate has its own habit
          from 90 days to 47 | every 1h; 0d A=1/90d; 60d A=2/90d; 120d A=3/90d; 180d A=4/47d; 225d | ''
          from 47 days to 90, each with 30 left | every 1h; 0d A=1/47d; 17d A=2/47d; 34d A=3/47d; 51d A=4/90d; 111d A=5/90d; 190d | ''
          and the old one comes back with its own | every 1h; 0d A=1/90d; 60d A=2/90d; 120d A=3/47d; 150d A=4/90d; 240d | A=4 219d1h..239d23h
          another authority | every 1h; 0d A=1/90d; 60d A=2/90d; 120d A=3/90d; 180d A=4/90d/Other; 260d | ''
          # the monitor was down: the renewal counts as late as it may have been
          two days of 90 | every 1h; 0d A=1/90d; 59d down; 60d A=2/90d; 61d up; 121d A=3/90d; 220d | A=3 191d1h..210d23h
          two days of 160 hours | every 15m; 0d A=1/160h; 79h down; 80h A=2/160h; 127h up; 160h A=3/160h; 319h | A=3 12d15h15m..13d7h
          a month of 90 days | every 1h; 0d A=1/90d; 60d A=2/90d; 119d down; 120d A=3/90d; 150d up; 209d | ''
          # several addresses
          they share certificates and change hours apart | every 1h; 0d A=1/90d B=1; 60d A=2/90d; 60d5h B=2; 120d A=3/90d B=3; 200d | A=3 189d6h..200d, B=3 189d6h..200d
          one is left behind | every 1h; 0d A=1/90d B=1; 60d A=2/90d B=2; 120d A=3/90d B=3; 180d A=4/90d; 200d | B=3 189d1h..200d
          each has its own | every 1h; 0d A=1/90d B=5/80d; 60d A=2/90d; 50d B=6/80d; 120d A=3/90d; 100d B=7/80d; 172d A=4/90d; 180d | B=7 158d1h..179d23h
          one is silent while both change | every 1h; 0d A=1/90d B=1; 60d A=2/90d B=-; 65d B=2; 120d A=3/90d B=3; 200d | A=3 194d1h..200d, B=3 194d1h..200d
          one leaves the DNS, which renews nothing | every 1h; 0d A=1/90d B=2/90d; 20d A=.; 80d B=3/90d; 155d | ''
          other addresses at every look | every 1d; 0d A=1/90d; 1d A=. B=1; 60d B=. C=2/90d; 61d C=. D=2; 120d D=. E=3/90d; 200d | E=3 190d..200d
          # back to an older one
          a rollback is no renewal | every 1h; 0d A=1/90d; 60d A=2/90d; 61d A=1; 68d A=2; 128d A=3/90d; 205d | ''
          the older one is late again | every 1h; 0d A=1/90d; 60d A=2/90d; 120d A=3/90d; 180d A=4/90d; 190d A=3; 195d | A=3 190d..195d
          """)
  void toldFromTo(String what, String script, String told) {
    assertThat(new HostScript(script).late()).isEqualTo(told);
  }

  @Test
  void aChangeIsToldOnceWithKeyAndIssuerBeforeAndAfter() {
    assertThat(
            new HostScript("every 1h; 0d A=1/90d B=1; 60d A=2/90d/Other; 61d B=2; 62d A=-; 63d A=2")
                .changes())
        .containsExactly(
            "60d The certificate of mx.example.com changed: key k1k1k1k1k1k1k1k1 before, now"
                + " k2k2k2k2k2k2k2k2; issuer CN=R1,O=Usual before, now CN=R2,O=Other; the end was"
                + " 2026-04-01, now it is 2026-05-31");
  }

  @Test
  void aRollbackIsAChangeToo() {
    assertThat(new HostScript("every 1h; 0d A=1/90d; 60d A=2/90d; 61d A=1; 62d").changes())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("61d ")
        .contains("now k1k1k1k1k1k1k1k1", "now it is 2026-04-01");
  }

  @Test
  void whatIsSeenFirstIsNoChange() {
    assertThat(new HostScript("every 1h; 0d A=1/90d; 1d B=1; 2d A=.; 3d").changes()).isEmpty();
  }

  @Test
  void memoryIsBoundedWhateverTheHostShows() {
    StringBuilder script = new StringBuilder("every 1h; 0d");
    for (int day = 1; day < 100; day++) {
      script.append("; %dd A=%c/36h".formatted(day, (char) (' ' + day % 90 + 30)));
    }
    CertificateMemory memory = new HostScript(script + "; 101d").memory();
    assertThat(memory.shown()).hasSize(1);
    assertThat(memory.renewals()).hasSize(10);
  }
}
