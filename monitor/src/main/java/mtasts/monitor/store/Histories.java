package mtasts.monitor.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.history.DomainHistory.Times;
import mtasts.checks.history.HeldPolicy;
import mtasts.checks.history.HistoryJson;
import mtasts.checks.history.PolicyText;
import mtasts.checks.report.DomainName;
import org.jdbi.v3.core.Handle;

/**
 * The tables of what is remembered of domains, on one connection. A round that saw nothing new
 * writes one short row; the texts of policies are shared by all domains that serve them.
 */
final class Histories {

  private final Handle handle;

  Histories(Handle handle) {
    this.handle = handle;
  }

  /** What is remembered; {@link DomainHistory#NONE} where that is nothing. */
  DomainHistory of(DomainName domain) {
    return handle
        .createQuery(
            """
            SELECT json, policy_at, good_at, record_at
            FROM history JOIN history_seen USING (domain) WHERE domain = :domain
            """)
        .bind("domain", domain.name())
        .map((row, context) -> HistoryJson.read(row.getString("json")).at(times(row)))
        .findOne()
        .map(found -> found.with(policies(domain)))
        .orElse(DomainHistory.NONE);
  }

  private static Times times(ResultSet row) throws SQLException {
    return new Times(
        Columns.optionalInstant(row, "policy_at"),
        Columns.optionalInstant(row, "good_at"),
        Columns.optionalInstant(row, "record_at"));
  }

  private List<HeldPolicy> policies(DomainName domain) {
    return handle
        .createQuery(
            """
            SELECT t.text AS body, ids, first_seen, last_seen, missed
            FROM held_policy h JOIN policy_text t ON t.id = h.text
            WHERE domain = :domain ORDER BY place
            """)
        .bind("domain", domain.name())
        .map((row, context) -> policy(row))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<HeldPolicy> policy(ResultSet row) throws SQLException {
    Optional<Instant> missed = Columns.optionalInstant(row, "missed");
    Optional<HeldPolicy.Gone> gone =
        Columns.optionalInstant(row, "last_seen")
            .flatMap(last -> missed.map(at -> new HeldPolicy.Gone(last, at)));
    List<HeldPolicy.UnderId> ids = HistoryJson.readIds(row.getString("ids"));
    Instant first = Columns.instant(row, "first_seen");
    return PolicyText.of(row.getString("body")).map(text -> new HeldPolicy(text, ids, first, gone));
  }

  /**
   * Keeps what is remembered from now on.
   *
   * @param before what is kept now
   * @param now when the domain was looked at
   */
  void put(DomainName domain, DomainHistory before, DomainHistory after, Instant now) {
    boolean isNew = before.equals(DomainHistory.NONE);
    if (isNew || !after.at(before.times()).equals(before)) {
      putRest(domain, after);
    }
    if (!after.policies().policies().equals(before.policies().policies())) {
      putPolicies(domain, after.policies().policies());
    }
    Times times = after.times();
    handle
        .createUpdate(
            """
            INSERT INTO history_seen (domain, policy_at, good_at, record_at, kept_until)
            VALUES (:domain, :policy, :good, :record, :kept)
            ON CONFLICT (domain) DO UPDATE SET policy_at = excluded.policy_at,
              good_at = excluded.good_at, record_at = excluded.record_at,
              kept_until = excluded.kept_until
            """)
        .bind("domain", domain.name())
        .bind("policy", times.policy())
        .bind("good", times.good())
        .bind("record", times.record())
        .bind("kept", after.policies().horizon(now).orElse(now))
        .execute();
  }

  private void putRest(DomainName domain, DomainHistory history) {
    handle
        .createUpdate(
            """
            INSERT INTO history (domain, json) VALUES (:domain, :json)
            ON CONFLICT (domain) DO UPDATE SET json = excluded.json
            """)
        .bind("domain", domain.name())
        .bind("json", HistoryJson.write(history.at(Times.NONE).with(List.of())))
        .execute();
  }

  private void putPolicies(DomainName domain, List<HeldPolicy> policies) {
    List<Long> texts = texts(domain);
    handle.execute("DELETE FROM held_policy WHERE domain = ?", domain.name());
    int place = 0;
    for (HeldPolicy policy : policies) {
      handle
          .createUpdate(
              """
              INSERT INTO held_policy (domain, place, text, ids, first_seen, last_seen, missed)
              VALUES (:domain, :place, :text, :ids, :first, :last, :missed)
              """)
          .bind("domain", domain.name())
          .bind("place", place++)
          .bind("text", text(policy.text().text()))
          .bind("ids", HistoryJson.writeIds(policy.ids()))
          .bind("first", policy.firstSeen())
          .bind("last", policy.gone().map(HeldPolicy.Gone::lastSeen))
          .bind("missed", policy.gone().map(HeldPolicy.Gone::missed))
          .execute();
    }
    texts.forEach(this::dropUnused);
  }

  private List<Long> texts(DomainName domain) {
    return handle
        .createQuery("SELECT text FROM held_policy WHERE domain = :domain")
        .bind("domain", domain.name())
        .mapTo(Long.class)
        .list();
  }

  /** The number of a text, which is kept where it is new. */
  private long text(String text) {
    String sha256 = sha256(text);
    handle.execute(
        "INSERT INTO policy_text (sha256, text) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
        sha256,
        text);
    return handle
        .createQuery("SELECT id FROM policy_text WHERE sha256 = :sha256")
        .bind("sha256", sha256)
        .mapTo(Long.class)
        .one();
  }

  private void dropUnused(long text) {
    handle.execute(
        """
        DELETE FROM policy_text
        WHERE id = ? AND NOT EXISTS (SELECT 1 FROM held_policy WHERE text = policy_text.id)
        """,
        text);
  }

  /**
   * Forgets domains that are not monitored any more, once no sender can hold a policy of theirs.
   *
   * @return how many
   */
  int prune(Instant now) {
    List<DomainName> over =
        handle
            .createQuery(
                """
                SELECT domain FROM history_seen s
                WHERE kept_until < :now
                  AND NOT EXISTS (SELECT 1 FROM report r WHERE r.domain = s.domain)
                """)
            .bind("now", now)
            .mapTo(String.class)
            .map(DomainName::new)
            .list();
    over.forEach(this::remove);
    return over.size();
  }

  private void remove(DomainName domain) {
    putPolicies(domain, List.of());
    new Timelines(handle).remove(domain);
    handle.execute("DELETE FROM history WHERE domain = ?", domain.name());
    handle.execute("DELETE FROM history_seen WHERE domain = ?", domain.name());
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
