package mtasts.monitor.web;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mtasts.alerts.notice.Secret;
import mtasts.monitor.config.HttpConfig.User;
import mtasts.monitor.config.HttpConfig.Users;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Says whether a password is right. A password that was right is remembered, as a keyed digest, so
 * that who comes again costs nothing; all others take turns at one hash at a time, so that a flood
 * of guesses costs one processor at most and never those who are known. A name that nobody has
 * takes as long as a wrong password.
 */
final class Passwords {

  /** How long is waited for one's turn. */
  private static final long PATIENCE_SECONDS = 3;

  /** No password is longer for bcrypt; what comes behind would count for nothing. */
  private static final int LONGEST = 72;

  private static final String DIGEST = "HmacSHA256";

  private final SecretKeySpec key;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Semaphore turn = new Semaphore(1, true);

  /** A password that was right for this hash. */
  private record Known(Secret hash, String digest) {}

  Passwords() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, DIGEST);
  }

  /** What came of asking. */
  enum Verdict {
    RIGHT,
    WRONG,
    /** So many ask at once that it was not looked at. */
    BUSY
  }

  Verdict judge(Users users, String name, String password) throws InterruptedException {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    if (users.all().isEmpty() || bytes.length > LONGEST) {
      return Verdict.WRONG;
    }
    Optional<User> user = users.all().stream().filter(one -> one.name().equals(name)).findFirst();
    String digest = digest(name, bytes);
    if (user.isPresent() && isKnown(user.get(), digest)) {
      return Verdict.RIGHT;
    }
    if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      return Verdict.BUSY;
    }
    try {
      User tried = user.orElse(users.all().getFirst());
      boolean right = OpenBSDBCrypt.checkPassword(tried.password().reveal(), bytes);
      if (!right || user.isEmpty()) {
        return Verdict.WRONG;
      }
      known.put(name, new Known(tried.password(), digest));
      return Verdict.RIGHT;
    } finally {
      turn.release();
    }
  }

  private boolean isKnown(User user, String digest) {
    Known before = known.get(user.name());
    return before != null
        && before.hash().equals(user.password())
        && before.digest().equals(digest); // keyed: how long it takes tells a stranger nothing
  }

  private String digest(String name, byte[] password) {
    try {
      Mac mac = Mac.getInstance(DIGEST);
      mac.init(key);
      mac.update(name.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(password));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + DIGEST, e);
    }
  }
}
