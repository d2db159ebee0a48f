package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mtasts.alerts.notice.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignatureTest {

  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  /** The example that the libraries of Standard Webhooks test themselves with. */
  @Test
  void signsAsTheStandardDoes() {
    assertThat(headers(List.of(Hooks.KEY)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", SIGNED));
  }

  @Test
  void whileKeysChangeEachSigns() {
    String both = headers(List.of(Hooks.NEXT_KEY, Hooks.KEY)).getOrDefault("webhook-signature", "");

    assertThat(both).startsWith("v1,").doesNotStartWith(SIGNED).endsWith(" " + SIGNED);
    assertThat(both.split(" ", -1)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "MfKQ9r8GKYqrTwjU", "whsec_not-base64!", "WHSEC_MfKQ"})
  void aSecretThatIsNoneIsNotQuoted(String secret) {
    assertThatThrownBy(() -> new Signature(List.of(Hooks.KEY, new Secret(secret))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessageNotContaining("MfKQ")
        .hasMessageNotContaining("not-base64");
  }

  private static Map<String, String> headers(List<Secret> keys) {
    return new Signature(keys)
        .headers(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1614265330),
            "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
  }
}
