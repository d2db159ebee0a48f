package mtasts.monitor.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import mtasts.alerts.notice.Secret;

/** The secret that a request which changes something has to show (RFC 6750). */
final class Token {

  private static final String SCHEME = "bearer ";

  private final Optional<Secret> token;

  Token(Optional<Secret> token) {
    this.token = token;
  }

  /** Ends the request where it does not show the token, or there is none. */
  void demand(Context ctx) {
    if (token.isEmpty()) {
      throw new ForbiddenResponse(
          "No token is configured, so nothing can be changed over HTTP: set http.token");
    }
    if (!isShown(ctx)) {
      ctx.header("WWW-Authenticate", "Bearer");
      throw new UnauthorizedResponse(
          "This wants the token of http.token: Authorization: Bearer TOKEN");
    }
  }

  /** Whether the request shows the token; never where there is none. */
  boolean isShown(Context ctx) {
    return token.filter(secret -> isSame(secret.reveal(), shown(ctx))).isPresent();
  }

  private static String shown(Context ctx) {
    String header = Optional.ofNullable(ctx.header("Authorization")).orElse("");
    return header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        ? header.substring(SCHEME.length()).strip()
        : "";
  }

  /** Takes as long wherever they differ. */
  private static boolean isSame(String wanted, String shown) {
    return MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }
}
