package mtasts.alerts.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mtasts.alerts.notice.Secret;

/**
 * Signs as Standard Webhooks 1.0 has it: HMAC-SHA256 over {@code id.timestamp.body}, in base64
 * behind {@code v1,}.
 */
final class Signature {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * Reads the key.
   *
   * @throws IllegalArgumentException where it is not {@code whsec_} and base64; does not quote it
   */
  Signature(Secret secret) {
    this.key = new SecretKeySpec(decode(secret.reveal()), ALGORITHM);
  }

  /** The value of {@code webhook-signature}. */
  String of(String id, Instant timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static byte[] decode(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    } catch (IllegalArgumentException _) {
      // the cause would quote a part of the secret
      throw new IllegalArgumentException("a webhook secret is base64 behind " + PREFIX);
    }
    if (bytes.length == 0) {
      throw new IllegalArgumentException("the webhook secret is empty");
    }
    return bytes;
  }
}
