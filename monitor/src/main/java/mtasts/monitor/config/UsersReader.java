package mtasts.monitor.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mtasts.alerts.notice.Secret;
import mtasts.monitor.config.HttpConfig.User;
import mtasts.monitor.config.HttpConfig.Users;

/**
 * Reads a file of users as {@code htpasswd -B} writes it: a line each, name and bcrypt hash with a
 * colon between. No message ever holds a hash.
 */
final class UsersReader {

  private static final int LONGEST_NAME = 255;

  /** Each step doubles the work: below, guessing is cheap; above, a login takes seconds. */
  private static final int LEAST_COST = 10;

  private static final int MOST_COST = 14;
  private static final Pattern BCRYPT =
      Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");

  private final SourceFile file;
  private final Path path;
  private final List<User> users = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private UsersReader(SourceFile file, Path path) {
    this.file = file;
    this.path = path;
  }

  /** The users; unnamed where secrets are left alone, nothing where the file can't be used. */
  static Optional<Users> read(Value value) {
    Optional<Path> path = value.as(Kind.TEXT).map(value.file()::resolve);
    if (path.isEmpty() || value.file().environmentFor(value.path()).isEmpty()) {
      return path.map(_ -> new Users(List.of()));
    }
    return switch (FileText.read(path.get())) {
      case FileText.Content content ->
          Optional.of(new UsersReader(value.file(), path.get()).users(content.text(), value));
      case FileText.Unreadable unreadable -> {
        value.error("cannot read the users " + path.get() + ": " + unreadable.reason());
        yield Optional.empty();
      }
    };
  }

  private Users users(String text, Value value) {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String entry = line.strip();
      if (!entry.isEmpty() && !entry.startsWith("#")) {
        take(entry, number);
      }
    }
    if (users.isEmpty() && !file.problems().hasErrors()) {
      value.error(path + " names no user");
    }
    return new Users(users);
  }

  private void take(String entry, int line) {
    int colon = entry.indexOf(':');
    String name = colon < 0 ? "" : entry.substring(0, colon);
    if (name.isEmpty() || name.length() > LONGEST_NAME || !isPrintable(name)) {
      error(line, "wants name:hash, as htpasswd -B writes it");
      return;
    }
    Matcher hash = BCRYPT.matcher(entry.substring(colon + 1));
    if (!hash.matches()) {
      error(line, Quoted.text(name) + " has no bcrypt hash; write one with htpasswd -B -C 12");
      return;
    }
    if (!names.add(name)) {
      error(line, Quoted.text(name) + " stands here twice");
      return;
    }
    weigh(name, Integer.parseInt(hash.group(1)), line);
    users.add(new User(name, new Secret(hash.group())));
  }

  private void weigh(String name, int cost, int line) {
    if (cost > MOST_COST) {
      error(line, Quoted.text(name) + ": cost " + cost + " takes seconds a login; at most 14");
    } else if (cost < LEAST_COST) {
      file.problems()
          .warning(
              new Place(path.toString(), line, 1),
              Quoted.text(name) + ": cost " + cost + " is cheap to guess; htpasswd -B -C 12");
    }
  }

  private static boolean isPrintable(String name) {
    return name.codePoints().noneMatch(Character::isISOControl);
  }

  private void error(int line, String message) {
    file.problems().error(new Place(path.toString(), line, 1), message);
  }
}
