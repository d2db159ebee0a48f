package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mtasts.alerts.notice.Secret;
import mtasts.monitor.config.HttpConfig.User;
import mtasts.monitor.config.HttpConfig.Users;
import mtasts.monitor.web.Passwords.Verdict;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  private static final Users USERS = new Users(List.of(Settings.ALI));

  /** The same password, at a cost that is felt. */
  private static final Users DEAR =
      new Users(
          List.of(
              new User(
                  "ali",
                  new Secret("$2y$12$7UVCXck6MNSj4uHpEkqJ/uOVhOFDmMfg4c5Muis5R2tgQuPOUhXpa"))));

  private final Passwords passwords = new Passwords();

  @Test
  void knowsTheRightPassword() throws Exception {
    assertThat(passwords.judge(USERS, "ali", "open sesame")).isEqualTo(Verdict.RIGHT);
    assertThat(passwords.judge(USERS, "ali", "open sesame ")).isEqualTo(Verdict.WRONG);
  }

  @Test
  void whoWasRightBeforeCostsNothing() throws Exception {
    passwords.judge(DEAR, "ali", "open sesame");
    long before = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      assertThat(passwords.judge(DEAR, "ali", "open sesame")).isEqualTo(Verdict.RIGHT);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void aChangedPasswordIsForgotten() throws Exception {
    passwords.judge(USERS, "ali", "open sesame");
    Users changed =
        new Users(
            List.of(
                new User(
                    "ali",
                    new Secret("$2y$05$aaaaaaaaaaaaaaaaaaaaaeaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"))));
    assertThat(passwords.judge(changed, "ali", "open sesame")).isEqualTo(Verdict.WRONG);
  }

  @Test
  void nobodyIsLetInWhereNobodyIsNamed() throws Exception {
    assertThat(passwords.judge(new Users(List.of()), "", "")).isEqualTo(Verdict.WRONG);
  }

  @Test
  void whatComesBehindTheBoundOfBcryptCounts() throws Exception {
    assertThat(passwords.judge(USERS, "ali", "x".repeat(73))).isEqualTo(Verdict.WRONG);
  }

  /** A thousand guesses at once: most are turned away, and who is known gets in meanwhile. */
  @Test
  void aFloodOfGuessesIsTurnedAway() throws Exception {
    passwords.judge(DEAR, "ali", "open sesame");
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Verdict>> guesses = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        String guess = "guess " + i;
        guesses.add(crowd.submit(() -> passwords.judge(DEAR, "ali", guess)));
      }
      assertThat(passwords.judge(DEAR, "ali", "open sesame")).isEqualTo(Verdict.RIGHT);
      List<Verdict> verdicts = new ArrayList<>();
      for (Future<Verdict> guess : guesses) {
        verdicts.add(guess.get());
      }
      assertThat(verdicts).contains(Verdict.WRONG, Verdict.BUSY).doesNotContain(Verdict.RIGHT);
    }
  }
}
