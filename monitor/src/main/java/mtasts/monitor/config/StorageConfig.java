package mtasts.monitor.config;

import java.nio.file.Path;
import java.util.Optional;
import mtasts.alerts.notice.Secret;

/**
 * Where the state is kept.
 *
 * @param path the SQLite file, absolute
 * @param postgres the database that several monitors share; empty: the SQLite file
 */
public record StorageConfig(Path path, Optional<Postgres> postgres) {

  /** What is in force where the file says nothing. */
  public static StorageConfig defaults() {
    return new StorageConfig(Path.of("/var/lib/mta-sts-monitor/state.db"), Optional.empty());
  }

  /** A PostgreSQL database: its JDBC URL and who logs in. */
  public record Postgres(String url, Optional<String> username, Optional<Secret> password) {}
}
