package mtasts.monitor.store;

import java.time.Duration;
import java.time.Instant;
import mtasts.checks.renewal.CertificateMemories;
import mtasts.checks.renewal.CertificateMemory;
import mtasts.checks.renewal.MemoryJson;
import mtasts.checks.tls.ServerCertificates;
import org.jdbi.v3.core.Handle;

/** The table of the certificates that hosts showed, on one connection. */
final class CertificateTable implements CertificateMemories {

  /** How exactly it is known when a host was last used. */
  private static final Duration USED = Duration.ofDays(1);

  private final Handle handle;
  private final Instant now;

  CertificateTable(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  @Override
  public CertificateMemory of(ServerCertificates server, String host) {
    return handle
        .createQuery("SELECT json FROM certificate_memory WHERE server = :server AND host = :host")
        .bind("server", server.name())
        .bind("host", host)
        .map((row, context) -> MemoryJson.read(row.getString("json")))
        .findOne()
        .orElse(CertificateMemory.NONE);
  }

  @Override
  public void keep(ServerCertificates server, String host, CertificateMemory memory) {
    handle
        .createUpdate(
            """
            INSERT INTO certificate_memory (server, host, seen_at, json)
            VALUES (:server, :host, :now, :json)
            ON CONFLICT (server, host) DO UPDATE SET seen_at = excluded.seen_at, json = excluded.json
            WHERE json <> excluded.json OR seen_at < :used
            """)
        .bind("server", server.name())
        .bind("host", host)
        .bind("now", now)
        .bind("json", MemoryJson.write(memory))
        .bind("used", now.minus(USED))
        .execute();
  }

  /** Forgets hosts that were last used before that moment. */
  static void prune(Handle handle, Instant before) {
    handle.execute("DELETE FROM certificate_memory WHERE seen_at < ?", before);
  }
}
