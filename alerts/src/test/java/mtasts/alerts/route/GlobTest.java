package mtasts.alerts.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {

  @ParameterizedTest(name = "{0} over {1}: {2}")
  @CsvSource({
    "example.com,  example.com,     true",
    "example.com,  example.comx,    false",
    "example.com,  exampleXcom,     false",
    "*.com,        example.com,     true",
    "*,            anything,        true",
    "'',           anything,        false",
    "'',           '',              true",
    "*,            '',              true",
    "smtp.*,       smtp.timeout,    true",
    "smtp.*,       policy.timeout,  false",
    "mx?.example,  mx1.example,     true",
    "mx?.example,  mx12.example,    false",
    "*a*b*,        xxaxxbxx,        true",
    "*a*b*,        xxbxxaxx,        false",
    "a*b,          aXbXb,           true",
    "mx1.example.com *, mx1.example.com [192.0.2.1], true",
    "[ab],         a,               false",
  })
  void matches(String pattern, String text, boolean matches) {
    assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
  }

  @Test
  void manyStarsOverALongTextStayCheap() {
    Glob glob = new Glob("*a".repeat(100) + "b");
    String text = "a".repeat(5000);

    Assertions.assertTimeout(Duration.ofMinutes(1), () -> assertThat(glob.matches(text)).isFalse());
  }
}
