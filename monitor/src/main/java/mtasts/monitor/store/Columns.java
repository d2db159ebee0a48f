package mtasts.monitor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** How values stand in columns: an instant as nanoseconds since the epoch, exact and sortable. */
final class Columns {

  private static final long NANOS = 1_000_000_000L;

  private Columns() {}

  /** Teaches JDBI to bind instants. */
  static void register(Jdbi jdbi) {
    jdbi.registerArgument(new InstantArgument());
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return instant(row.getLong(column));
  }

  static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    long nanos = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(instant(nanos));
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.BIGINT);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      long nanos =
          Math.addExact(Math.multiplyExact(value.getEpochSecond(), NANOS), value.getNano());
      return (position, statement, context) -> statement.setLong(position, nanos);
    }
  }
}
