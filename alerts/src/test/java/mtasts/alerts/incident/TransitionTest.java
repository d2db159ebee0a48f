package mtasts.alerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.Reports;
import mtasts.alerts.incident.Observation.Absent;
import mtasts.alerts.incident.Observation.Nothing;
import mtasts.alerts.incident.Observation.Present;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The life of a symptom as time lines: a letter a round (E error, W warning, U unknown, - absent, ?
 * not judged, D doubted, = the same evidence again), and the reason of each step.
 */
final class TransitionTest {

  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");
  private static final Duration GAP = Duration.ofMinutes(15);

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    // what was published is told at the second look
    "smtp.starttls-missing, EE,      suspected confirmed",
    "smtp.starttls-missing, EEE,     suspected confirmed still-there",
    "smtp.starttls-missing, E-,      suspected unconfirmed",
    "smtp.starttls-missing, E-E,     suspected unconfirmed suspected",
    "smtp.starttls-missing, E?E,     suspected not-judged confirmed",
    // silence is told at the fourth
    "smtp.timeout,          EEEE,    suspected suspected suspected confirmed",
    "smtp.timeout,          EEE-,    suspected suspected suspected unconfirmed",
    // the calendar is told at once
    "smtp.certificate-expired, E,    confirmed",
    // two looks end it, and one that finds it again begins anew
    "smtp.certificate-expired, E--,  confirmed recovering recovered",
    "smtp.certificate-expired, E-E,  confirmed recovering relapsed",
    "smtp.certificate-expired, E-E--, confirmed recovering relapsed recovering recovered",
    // what cannot be seen neither opens nor ends anything
    "smtp.certificate-expired, E???, confirmed not-judged not-judged not-judged",
    "smtp.certificate-expired, E-?-, confirmed recovering not-judged recovered",
    // the same evidence counts once
    "smtp.starttls-missing, E=E,     suspected already-counted confirmed",
    "smtp.certificate-expired, E-=-, confirmed recovering already-counted recovered",
    // worse is confirmed like new; milder changes nothing
    "smtp.starttls-missing, WWEE,    suspected confirmed suspected worsened",
    "smtp.starttls-missing, WWEWE,   suspected confirmed suspected still-there suspected",
    "smtp.certificate-expiring, WE,  confirmed worsened",
    "smtp.certificate-expiring, EWE, confirmed still-there still-there",
    // a doubt of the monitor drops what was not confirmed and lets the rest be
    "smtp.timeout,          EED,     suspected suspected doubted",
    "smtp.timeout,          EEDEEE,  suspected suspected doubted suspected suspected suspected",
    "smtp.timeout,          EEEED-D-, suspected suspected suspected confirmed doubted recovering"
        + " doubted recovered",
    // what is unknown says nothing for six hours
    "smtp.deferred,         UUU-,    not-judged not-judged not-judged unconfirmed",
  })
  void timeLine(String code, String rounds, String reasons) {
    assertThat(reasons(code, rounds, Confirmation.DEFAULT)).containsExactly(reasons.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.starttls-missing, E-E, confirmed recovered confirmed",
    "smtp.timeout, E-, confirmed recovered",
  })
  void oneRoundIsEnoughWhereItIsConfiguredSo(String code, String rounds, String reasons) {
    assertThat(reasons(code, rounds, new Confirmation(1, 1, 1)))
        .containsExactly(reasons.split(" "));
  }

  @Test
  void whatIsUnknownForSixHoursIsTold() {
    int rounds = (int) Transition.BLIND_FOR.dividedBy(GAP);

    List<String> reasons = reasons("smtp.deferred", "U".repeat(rounds + 2), Confirmation.DEFAULT);

    assertThat(reasons.subList(0, rounds)).containsOnly("not-judged");
    assertThat(reasons.subList(rounds, rounds + 2))
        .containsExactly("unknown-for-long", "still-there");
  }

  @Test
  void aClockThatWasSetBackHoldsNothingUp() {
    Symptom firing = first(START).symptom().orElseThrow();
    Instant earlier = START.minus(Duration.ofHours(1));

    Transition step = Transition.next(firing, new Absent(earlier), earlier, Confirmation.DEFAULT);

    assertThat(step.reason()).isEqualTo(Reason.RECOVERING);
  }

  @Test
  void remembersWhenItWasFirstSeen() {
    Symptom firing = first(START).symptom().orElseThrow();
    Instant later = START.plus(GAP);

    Symptom next =
        Transition.next(firing, present(later), later, Confirmation.DEFAULT)
            .symptom()
            .orElseThrow();

    assertThat(next.since()).isEqualTo(START);
    assertThat(next.countedAt()).isEqualTo(later);
  }

  private static Transition first(Instant at) {
    return Transition.first(DomainName.of("example.com"), present(at), false, Confirmation.DEFAULT);
  }

  private static Present present(Instant at) {
    return new Present(Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRED, Severity.ERROR), at);
  }

  private static List<String> reasons(String code, String rounds, Confirmation confirmation) {
    List<String> reasons = new ArrayList<>();
    Optional<Symptom> symptom = Optional.empty();
    Instant now = START;
    Instant evidence = now;
    char last = '?';
    for (int i = 0; i < rounds.length(); i++) {
      char round = rounds.charAt(i);
      now = now.plus(GAP);
      evidence = round == '=' ? evidence : now;
      last = round == '=' ? last : round;
      Observation seen = observation(code, last, evidence);
      Transition step =
          symptom.isPresent()
              ? Transition.next(symptom.get(), seen, now, confirmation)
              : Transition.first(DomainName.of("example.com"), (Present) seen, false, confirmation);
      reasons.add(step.reason().toString());
      symptom = step.symptom();
    }
    return reasons;
  }

  private static Observation observation(String code, char round, Instant at) {
    FindingCode of = FindingCode.of(code).orElseThrow();
    return switch (round) {
      case 'E' -> new Present(Reports.atMx(of, Severity.ERROR), at);
      case 'W' -> new Present(Reports.atMx(of, Severity.WARNING), at);
      case 'U' -> new Present(Reports.atMx(of, Severity.UNKNOWN), at);
      case '-' -> new Absent(at);
      case 'D' -> new Nothing(Reason.DOUBTED);
      default -> new Nothing(Reason.NOT_JUDGED);
    };
  }
}
