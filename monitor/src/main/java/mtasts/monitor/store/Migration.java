package mtasts.monitor.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Brings a state file to the tables that this version knows: forward only, with a copy of the file
 * before anything changes.
 */
final class Migration {

  private final Path file;
  private final DataSource source;

  Migration(Path file, DataSource source) {
    this.file = file;
    this.source = source;
  }

  void run() {
    try {
      Flyway flyway =
          Flyway.configure()
              .dataSource(source)
              .locations("classpath:mtasts/monitor/store")
              .table("schema_history")
              .loggers("slf4j")
              .load();
      MigrationInfo[] all = flyway.info().all();
      refuseNewer(all);
      MigrationInfo[] pending = flyway.info().pending();
      if (pending.length > 0 && pending.length < all.length) {
        copy(pending[0].getVersion().toString());
      }
      flyway.migrate();
    } catch (FlywayException | JdbiException e) {
      throw StoreException.of(file, e);
    }
  }

  private void refuseNewer(MigrationInfo[] all) {
    boolean newer =
        Stream.of(all)
            .map(MigrationInfo::getState)
            .anyMatch(s -> s == MigrationState.FUTURE_SUCCESS || s == MigrationState.FUTURE_FAILED);
    if (newer) {
      throw new StoreException(
          file
              + ": the state file was written by a newer version of mta-sts-monitor; run that"
              + " version, or put back the copy that it made before it changed the file");
    }
  }

  /** A whole and consistent copy, whatever is still in the write-ahead log. */
  private void copy(String version) {
    Path copy = file.resolveSibling(file.getFileName() + ".before-V" + version);
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      throw new StoreException(copy + ": an old copy of the state is in the way (" + e + ")");
    }
    Jdbi.create(source).useHandle(h -> h.execute("VACUUM INTO ?", copy.toString()));
  }
}
