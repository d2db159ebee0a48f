package mtasts.alerts.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;

final class RoutesTest {

  private static final Occasion EXPIRED_AT_ACME =
      new Occasion(
          Severity.ERROR,
          FindingCode.SMTP_CERTIFICATE_EXPIRED,
          "mx1.example.net [192.0.2.25]",
          Optional.of(DomainName.of("example.com")),
          new DomainLabels(Optional.of("acme"), Map.of("customer", "acme", "tier", "gold")));

  @Test
  void withoutRoutesEveryReceiverHears() {
    assertThat(new Routes(List.of(), List.of("ops", "chat")).receivers(EXPIRED_AT_ACME))
        .containsExactly("chat", "ops");
  }

  @Test
  void theFirstThatMatchesDecides() {
    Routes routes = routes(route(code("policy.*"), "web"), route(code("smtp.*"), "mail"), rest());

    assertThat(routes.receivers(EXPIRED_AT_ACME)).containsExactly("mail");
  }

  @Test
  void oneThatContinuesAddsAndNobodyHearsTwice() {
    Routes routes = routes(new Route(code("smtp.*"), List.of("mail", "rest"), true), rest());

    assertThat(routes.receivers(EXPIRED_AT_ACME)).containsExactly("mail", "rest");
  }

  @Test
  void whereNoRouteMatchesNobodyHears() {
    assertThat(routes(route(code("policy.*"), "web")).receivers(EXPIRED_AT_ACME)).isEmpty();
  }

  @Test
  void allThatIsGivenMustHold() {
    Matcher all =
        matcher(Severity.ERROR, "smtp.*", "mx1.*", "*.com", "mx1.example.net", "acme", "gold");

    assertThat(all.matches(EXPIRED_AT_ACME)).isTrue();
    assertThat(
            List.of(
                matcher(Severity.WARNING, "smtp.*", "mx1.*", "*.com", "mx1*", "acme", "gold"),
                matcher(Severity.ERROR, "policy.*", "mx1.*", "*.com", "mx1*", "acme", "gold"),
                matcher(Severity.ERROR, "smtp.*", "mx2.*", "*.com", "mx1*", "acme", "gold"),
                matcher(Severity.ERROR, "smtp.*", "mx1.*", "*.org", "mx1*", "acme", "gold"),
                matcher(Severity.ERROR, "smtp.*", "mx1.*", "*.com", "mx2*", "acme", "gold"),
                matcher(Severity.ERROR, "smtp.*", "mx1.*", "*.com", "mx1*", "other", "gold"),
                matcher(Severity.ERROR, "smtp.*", "mx1.*", "*.com", "mx1*", "acme", "silver")))
        .noneMatch(one -> one.matches(EXPIRED_AT_ACME));
  }

  @Test
  void anMxMatchesNothingThatIsNotAboutOne() {
    Occasion record =
        new Occasion(
            Severity.ERROR,
            FindingCode.RECORD_MISSING,
            "example.com",
            Optional.of(DomainName.of("example.com")),
            DomainLabels.NONE);
    Matcher anyMx =
        new Matcher(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Glob("*")),
            Optional.empty(),
            Map.of());

    assertThat(anyMx.matches(record)).isFalse();
    assertThat(anyMx.matches(EXPIRED_AT_ACME)).isTrue();
  }

  private static Matcher matcher(
      Severity severity,
      String code,
      String cause,
      String domain,
      String mx,
      String group,
      String tier) {
    return new Matcher(
        Optional.of(severity),
        Optional.of(new Glob(code)),
        Optional.of(new Glob(cause)),
        Optional.of(new Glob(domain)),
        Optional.of(new Glob(mx)),
        Optional.of(group),
        Map.of("tier", tier));
  }

  private static Matcher code(String glob) {
    return new Matcher(
        Optional.empty(),
        Optional.of(new Glob(glob)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static Route route(Matcher matcher, String receiver) {
    return new Route(matcher, List.of(receiver), false);
  }

  private static Route rest() {
    return route(Matcher.EVERYTHING, "rest");
  }

  private static Routes routes(Route... routes) {
    return new Routes(List.of(routes), List.of("mail", "rest", "web"));
  }
}
