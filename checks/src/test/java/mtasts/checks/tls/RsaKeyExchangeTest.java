package mtasts.checks.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RsaKeyExchangeTest {

  @Test
  void leavesAllOtherRestrictionsAlone() {
    assertThat(RsaKeyExchange.without("SSLv3, TLSv1, ECDH, TLS_RSA_*, rsa_pkcs1_sha1 usage X"))
        .isEqualTo("SSLv3, TLSv1, ECDH, rsa_pkcs1_sha1 usage X");
    assertThat(RsaKeyExchange.without("SSLv3")).isEqualTo("SSLv3");
  }
}
