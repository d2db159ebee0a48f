package mtasts.monitor.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.UnauthorizedResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import mtasts.monitor.config.HttpConfig;
import mtasts.monitor.config.HttpConfig.Users;
import org.jspecify.annotations.Nullable;

/**
 * Who may read: everybody on this machine, unless users are named; where other machines reach the
 * listener, only who shows the token (RFC 6750) or is a user with the right password (RFC 7617).
 */
final class Access {

  private static final String BASIC = "basic ";
  private static final int TOO_MANY = 429;

  private final Supplier<HttpConfig> http;
  private final Passwords passwords = new Passwords();

  Access(Supplier<HttpConfig> http) {
    this.http = http;
  }

  /** Ends the request of who may not read. */
  void demand(Context ctx) throws InterruptedException {
    HttpConfig now = http.get();
    if (!now.isGuarded() || new Token(now.token()).isShown(ctx)) {
      return;
    }
    Optional<Credentials> shown = Credentials.of(ctx.header("Authorization"));
    if (shown.isEmpty() || now.users().isEmpty()) {
      throw refusal(ctx, now);
    }
    judge(ctx, now, now.users().get(), shown.get());
  }

  private void judge(Context ctx, HttpConfig now, Users users, Credentials shown)
      throws InterruptedException {
    switch (passwords.judge(users, shown.name(), shown.password())) {
      case RIGHT -> {}
      case WRONG -> throw refusal(ctx, now);
      case BUSY -> {
        ctx.header("Retry-After", "5");
        throw new HttpResponseException(TOO_MANY, "Too many passwords are tried at once");
      }
    }
  }

  private static UnauthorizedResponse refusal(Context ctx, HttpConfig now) {
    if (now.users().isPresent()) {
      ctx.addHeader("WWW-Authenticate", "Basic realm=\"mta-sts-monitor\", charset=\"UTF-8\"");
    }
    if (now.token().isPresent()) {
      ctx.addHeader("WWW-Authenticate", "Bearer");
    }
    return new UnauthorizedResponse("This wants a user of http.users, or the token of http.token");
  }

  /** A name and a password as a browser sends them. */
  private record Credentials(String name, String password) {

    static Optional<Credentials> of(@Nullable String header) {
      if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
        return Optional.empty();
      }
      try {
        byte[] bytes = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        int colon = text.indexOf(':');
        return colon < 0
            ? Optional.empty()
            : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
      } catch (IllegalArgumentException | CharacterCodingException e) {
        return Optional.empty();
      }
    }
  }
}
