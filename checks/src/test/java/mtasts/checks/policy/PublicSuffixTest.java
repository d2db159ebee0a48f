package mtasts.checks.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicSuffixTest {

  @ParameterizedTest
  @CsvSource({
    "mx1.mail.example.com, example.com",
    "MX1.Example.CO.UK, example.co.uk",
    "example.com, example.com",
    "_mta-sts.example.com, example.com",
    "_25._tcp.mx1.example.com, example.com",
    "co.uk, co.uk",
    "com, com",
    "localhost, localhost",
    "no host.example, no host.example"
  })
  void knowsTheDomainThatSomebodyRegistered(String host, String domain) {
    assertThat(PublicSuffix.registered(host)).isEqualTo(domain);
  }
}
