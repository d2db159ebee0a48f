package mtasts.alerts.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mtasts.alerts.notice.Secret;

/**
 * Signs as Standard Webhooks 1.0 has it: HMAC-SHA256 over {@code id.timestamp.body}, in base64
 * behind {@code v1,}. While keys change there are two, and a signature by each: a receiver takes
 * the message if it knows one of them.
 */
final class Signature {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private final List<SecretKeySpec> keys;

  /**
   * Reads the keys.
   *
   * @param secrets none: nothing is signed
   * @throws IllegalArgumentException where one is not {@code whsec_} and base64; does not quote it
   */
  Signature(List<Secret> secrets) {
    this.keys =
        secrets.stream()
            .map(secret -> new SecretKeySpec(decode(secret.reveal()), ALGORITHM))
            .toList();
  }

  /** The header fields for a message that is sent now. */
  Map<String, String> headers(String id, Instant now, byte[] body) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    if (!keys.isEmpty()) {
      headers.put(
          "webhook-signature",
          keys.stream().map(key -> of(key, id, now, body)).collect(Collectors.joining(" ")));
    }
    return headers;
  }

  private static String of(SecretKeySpec key, String id, Instant timestamp, byte[] body) {
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
