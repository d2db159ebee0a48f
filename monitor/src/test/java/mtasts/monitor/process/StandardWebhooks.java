package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mtasts.lab.http.HttpRequest;

/** A receiver's side of Standard Webhooks, written from its specification. */
final class StandardWebhooks {

  /** The key of the lab's webhook, in base64. */
  static final String KEY = "dGhlIHNlY3JldCBvZiB0aGlzIHRlc3QsIGxvbmcgZW5vdWdo";

  private StandardWebhooks() {}

  /** Checks the signature of a request with {@link #KEY}. */
  static void verify(HttpRequest request) {
    String signed =
        request.header("webhook-id").orElseThrow()
            + "."
            + request.header("webhook-timestamp").orElseThrow()
            + "."
            + request.text();
    assertThat(request.header("webhook-signature")).contains("v1," + hmac(signed));
  }

  private static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
      byte[] bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
