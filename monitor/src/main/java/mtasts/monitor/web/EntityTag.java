package mtasts.monitor.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tags what is read by its content (RFC 9110 §8.8.3), and answers 304 to who has it already
 * (§13.1.2). The tags are weak, since an answer may be sent compressed or not.
 */
final class EntityTag implements Handler {

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final Pattern TAG = Pattern.compile("\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");

  @Override
  public void handle(Context ctx) throws IOException {
    boolean reads = Set.of(HandlerType.GET, HandlerType.HEAD).contains(ctx.method());
    @Nullable InputStream content = ctx.resultInputStream();
    if (!reads || ctx.statusCode() != OK || content == null || !content.markSupported()) {
      return;
    }
    String tag = digest(content.readAllBytes());
    content.reset();
    ctx.header("ETag", "W/\"" + tag + "\"");
    if (isKnown(ctx, tag)) {
      ctx.status(NOT_MODIFIED).result(new byte[0]);
    }
  }

  private static boolean isKnown(Context ctx, String tag) {
    String known = Objects.requireNonNullElse(ctx.header("If-None-Match"), "").strip();
    return known.equals("*")
        || TAG.matcher(known).results().anyMatch(one -> one.group(1).equals(tag));
  }

  private static String digest(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
