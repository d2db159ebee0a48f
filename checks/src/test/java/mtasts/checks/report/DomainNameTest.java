package mtasts.checks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DomainNameTest {

  @ParameterizedTest
  @CsvSource({
    "example.com,example.com",
    "Example.COM.,example.com",
    "bücher.example,xn--bcher-kva.example",
    "BÜCHER.example,xn--bcher-kva.example",
    "xn--bcher-kva.example,xn--bcher-kva.example",
    "straße.example,xn--strae-oqa.example",
    "ドメイン.テスト,xn--eckwd4c7c.xn--zckzah",
    "1and1.example,1and1.example",
    "a-b.co.uk,a-b.co.uk"
  })
  void isReadAsPeopleWriteIt(String written, String name) {
    assertThat(DomainName.of(written).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "com",
        "exa mple.com",
        "example..com",
        ".example.com",
        "-a.example",
        "a-.example",
        "foo_bar.example",
        "192.0.2.1",
        "[192.0.2.1]",
        "2001:db8::1",
        "user@example.com",
        "https://example.com",
        "example.com/",
        "*.example.com",
        "ex\u0000ample.com",
        "ü\u001b.example"
      })
  void isRefusedWhereItIsNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DomainName.of(text));
  }

  @Test
  void knowsTheLimitsOfTheDns() {
    String label = "a".repeat(63);
    assertThat(DomainName.of(label + ".example").name()).hasSize(71);
    assertThatIllegalArgumentException().isThrownBy(() -> DomainName.of("a" + label + ".example"));
    String longest = String.join(".", label, label, label, "a".repeat(61));
    assertThat(DomainName.of(longest).name()).hasSize(253);
    assertThatIllegalArgumentException().isThrownBy(() -> DomainName.of("a" + longest));
  }
}
