package mtasts.monitor.realservers;

import static mtasts.monitor.realservers.RealMailWorld.DOMAIN;
import static mtasts.monitor.realservers.RealMailWorld.MX1;
import static mtasts.monitor.realservers.RealMailWorld.POLICY_HOST;
import static mtasts.monitor.realservers.RealMailWorld.RECORD;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A thing that operators break, and how it is mended.
 *
 * @param name what happens, in words
 * @param code the finding that a check must give
 * @param status the domain's status with it
 * @param mark how the subject of its alert begins
 * @param breaks does it
 * @param mends undoes it
 */
record Breakage(
    String name,
    String code,
    String status,
    String mark,
    Consumer<RealMailWorld> breaks,
    Consumer<RealMailWorld> mends) {

  static final Breakage EXPIRED_MX_CERTIFICATE =
      failing(
          "an MX certificate expires",
          "smtp.certificate-expired",
          world -> world.mx1().certificate(world.authority().certificate(MX1).expired().issue()),
          world -> world.mx1().certificate(world.authority().issue(MX1)));

  private static final Breakage STARTTLS_OFF =
      failing(
          "an MX host stops offering STARTTLS",
          "smtp.starttls-missing",
          world -> world.mx2().startTls(false),
          world -> world.mx2().startTls(true));

  private static final Breakage MX_NOT_IN_POLICY =
      failing(
          "a new MX host is not in the policy",
          "mx.not-covered",
          world -> world.knot().replace(DOMAIN, world.goodRecordsAndMx2Alias()),
          world -> world.knot().replace(DOMAIN, world.goodRecords()));

  private static final Breakage RECORD_GONE =
      failing(
          "the record is gone",
          "record.missing",
          world -> world.knot().replace(DOMAIN, world.goodRecordsWithout(RECORD)),
          world -> world.knot().replace(DOMAIN, world.goodRecords()));

  private static final Breakage POLICY_NOT_FOUND =
      failing(
          "the policy answers 404",
          "policy.http-status",
          world -> world.nginx().status(POLICY_HOST, 404),
          world -> world.nginx().status(POLICY_HOST, 200));

  private static final Breakage POLICY_CERTIFICATE_EXPIRING =
      new Breakage(
          "the policy host's certificate is about to expire",
          "policy.certificate-expiring",
          "warning",
          "[WARNING] ",
          world ->
              world
                  .nginx()
                  .certificate(
                      POLICY_HOST,
                      world
                          .authority()
                          .certificate(POLICY_HOST)
                          .expiringIn(Duration.ofDays(10))
                          .issue()),
          world -> world.nginx().certificate(POLICY_HOST, world.authority().issue(POLICY_HOST)));

  /**
   * The finding that the alert is about: who remembers what senders hold has more to say of a lost
   * record than that it is not there.
   */
  String alert() {
    return equals(RECORD_GONE) ? "history.record-vanished" : code;
  }

  static List<Breakage> all() {
    return List.of(
        EXPIRED_MX_CERTIFICATE,
        STARTTLS_OFF,
        MX_NOT_IN_POLICY,
        RECORD_GONE,
        POLICY_NOT_FOUND,
        POLICY_CERTIFICATE_EXPIRING);
  }

  @Override
  public String toString() {
    return name;
  }

  private static Breakage failing(
      String name, String code, Consumer<RealMailWorld> breaks, Consumer<RealMailWorld> mends) {
    return new Breakage(name, code, "failing", "[FAILING] ", breaks, mends);
  }
}
