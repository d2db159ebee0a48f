package mtasts.checks.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostNamesTest {

  @ParameterizedTest(name = "{0} stands for {1}: {2}")
  @CsvSource({
    "mx1.example.com,   mx1.example.com,   true",
    "MX1.Example.COM,   mx1.example.com,   true",
    "mx1.example.com,   MX1.EXAMPLE.com.,  true",
    "mx1.example.com,   mx2.example.com,   false",
    "mx1.example.com.,  mx1.example.com,   false",
    "*.example.com,     mx1.example.com,   true",
    "*.EXAMPLE.com,     mx1.example.com,   true",
    "*.example.com,     example.com,       false",
    "*.example.com,     a.mx1.example.com, false",
    "*.example.com,     .example.com,      false",
    "mx*.example.com,   mx1.example.com,   false",
    "*1.example.com,    mx1.example.com,   false",
    "mx1.*.com,         mx1.example.com,   false",
    "*.*.com,           mx1.example.com,   false",
    "*,                 localhost,         false",
    "*,                 mx1.example.com,   false",
    "*.,                localhost,         false",
    "*.,                mx1.,              false",
    "**.example.com,    mx1.example.com,   false",
    "mx_1.example.com,  mx_1.example.com,  true",
    "*.example.com,     mx_1.example.com,  true",
    "*.example.com,     xn--mx-fka.example.com, true",
    "localhost,         localhost,         true",
    "192.0.2.1,         192.0.2.1,         false",
    "*.0.2.1,           192.0.2.1,         false",
    "example..com,      example..com,      false",
  })
  void presentedNameAgainstHost(String presented, String host, boolean expected) {
    assertThat(HostNames.matches(presented, host)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx1.example.com\0.evil.example",
        "\0mx1.example.com",
        "mx1.example.com\n",
        "mx1.example.com ",
        "mx1.еxample.com",
        "mx1.example.com\u0000",
        ""
      })
  void hostileNamesMatchNothing(String presented) {
    assertThat(HostNames.matches(presented, "mx1.example.com")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"K\u0131.example.com", "\u212A1.example.com"})
  void caseFoldingOfOtherScriptsMakesNoMatch(String presented) {
    assertThat(HostNames.matches(presented, "k1.example.com")).isFalse();
  }
}
