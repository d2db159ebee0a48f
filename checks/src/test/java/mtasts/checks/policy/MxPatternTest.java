package mtasts.checks.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ["*."] Domain}, and what it matches (RFC 8461 §3.2, §4.1). */
class MxPatternTest {

  private static final String LABEL_OF_63 = "a".repeat(63);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.com",
        "MAIL.Example.COM",
        "*.example.com",
        "localhost",
        "*.com",
        "a",
        "1.2.3.example",
        "xn--bcher-kva.example",
        "a--b.example",
        "0-0.example",
      })
  void readsPatterns(String text) {
    assertThat(MxPattern.of(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.",
        "**.example.com",
        "*.*.example.com",
        "mail.*.example.com",
        "m*.example.com",
        "*mail.example.com",
        ".example.com",
        "example.com.",
        "example..com",
        "-a.example",
        "a-.example",
        "a_b.example",
        "[192.0.2.1]",
        "2001:db8::1",
        "b\u00fccher.example",
        "a.example b.example",
        "a.example,b.example",
        "https://a.example/",
        "a.example:25",
        " a.example",
      })
  void refusesWhatIsNoPattern(String text) {
    assertThat(MxPattern.of(text)).isEmpty();
  }

  @Test
  void labelsAndNamesAreBounded() {
    String of253 = String.join(".", LABEL_OF_63, LABEL_OF_63, LABEL_OF_63, "a".repeat(61));
    assertThat(MxPattern.of(LABEL_OF_63 + ".example")).isPresent();
    assertThat(MxPattern.of(LABEL_OF_63 + "a.example")).isEmpty();
    assertThat(MxPattern.of(of253)).isPresent();
    assertThat(MxPattern.of(of253 + "a")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.com, mail.example.com",
    "mail.example.com, MAIL.example.COM",
    "MAIL.example.com, mail.example.com.",
    "*.example.com, mail.example.com",
    "*.example.com, MAIL.EXAMPLE.com.",
    "*.example.com, _x.example.com",
    "*.com, example.com",
  })
  void matches(String pattern, String host) {
    assertThat(MxPattern.of(pattern).orElseThrow().matches(host)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.com, example.com",
    "mail.example.com, a.mail.example.com",
    "*.example.com, example.com",
    "*.example.com, .example.com",
    "*.example.com, foo.bar.example.com",
    "*.example.com, mailexample.com",
    "*.example.com, example.com.evil.example",
    "*.example.com, mail.example.com..",
    "k.example, \u212A.example",
  })
  void doesNotMatch(String pattern, String host) {
    assertThat(MxPattern.of(pattern).orElseThrow().matches(host)).isFalse();
  }

  @Test
  void wildcardCoversExactlyOneLabel() {
    MxPattern wildcard = MxPattern.of("*.example.com").orElseThrow();
    assertThat(wildcard.isTooShallowFor("a.b.example.com")).isTrue();
    assertThat(wildcard.isTooShallowFor("a.example.com")).isFalse();
    assertThat(wildcard.isTooShallowFor("a.b.example.org")).isFalse();
  }
}
