package mtasts.monitor.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import mtasts.checks.report.FindingCode;
import mtasts.lab.LabDomain;
import mtasts.lab.MailWorld;
import mtasts.lab.tls.Identity;

/**
 * Something that goes wrong in the demo, and how it is mended.
 *
 * @param story what happens, in plain words
 * @param code the finding that must come of it
 * @param breaking does it
 * @param mending undoes it
 */
record Break(String story, FindingCode code, Consumer<Stage> breaking, Consumer<Stage> mending) {

  /** The domain and hosts that the demo plays with. */
  record Stage(MailWorld world, LabDomain domain) {

    static final String DOMAIN = "example.com";
    static final String MX1 = "mx1.example.com";
    static final String MX2 = "mx2.example.com";
    static final String MX3 = "mx3.example.com";
    static final String ID = "20261101T000000";
    static final String NEXT_ID = "20261102T000000";

    static Stage in(MailWorld world) {
      LabDomain domain = world.domain(DOMAIN, MX1, MX2);
      domain.mxHost(MX3);
      return new Stage(world, domain.id(ID));
    }

    private void policy(String mode) {
      domain.publish(LabDomain.policy(mode, 604_800, MX1, MX2));
    }

    private void certificateOfMx2(Identity identity) {
      domain.mxHost(MX2).certificate(identity);
    }
  }

  /** All of them, in the order of the show. */
  static List<Break> all() {
    return List.of(
        new Break(
            "The certificate of the backup MX runs out",
            FindingCode.SMTP_CERTIFICATE_EXPIRED,
            s -> s.certificateOfMx2(s.world().authority().certificate(Stage.MX2).expired().issue()),
            s -> s.certificateOfMx2(s.world().authority().issue(Stage.MX2))),
        new Break(
            "An update of the backup MX switches STARTTLS off",
            FindingCode.SMTP_STARTTLS_MISSING,
            s -> s.domain().mxHost(Stage.MX2).withoutStartTls(),
            s -> s.domain().mxHost(Stage.MX2).heal()),
        new Break(
            "A third MX host goes into the DNS, and nobody adds it to the policy",
            FindingCode.MX_NOT_COVERED,
            s -> s.domain().mx(Stage.MX1, Stage.MX2, Stage.MX3),
            s -> s.domain().mx(Stage.MX1, Stage.MX2)),
        new Break(
            "The _mta-sts record is lost when the zone moves",
            FindingCode.HISTORY_RECORD_VANISHED,
            s -> s.domain().withoutRecord(),
            s -> s.domain().id(Stage.ID)),
        new Break(
            "The web server is reinstalled without the policy",
            FindingCode.POLICY_HTTP_STATUS,
            s -> s.domain().policyHost().status(404),
            s -> s.domain().policyHost().heal()),
        new Break(
            "The policy host's certificate is not renewed and has two days left",
            FindingCode.POLICY_CERTIFICATE_EXPIRING,
            s ->
                s.domain()
                    .policyHost()
                    .certificate(
                        s.world()
                            .authority()
                            .certificate(s.domain().policyHost().name())
                            .expiringIn(Duration.ofDays(2))
                            .issue()),
            s ->
                s.domain()
                    .policyHost()
                    .certificate(s.world().authority().issue(s.domain().policyHost().name()))),
        new Break(
            "Someone takes the policy back to testing and keeps the id",
            FindingCode.HISTORY_POLICY_CHANGED_SAME_ID,
            s -> s.policy("testing"),
            s -> {
              s.policy("enforce");
              s.domain().id(Stage.NEXT_ID);
            }),
        new Break(
            "Both MX hosts are down",
            FindingCode.SMTP_CONNECT_FAILED,
            s -> {
              s.domain().mxHost(Stage.MX1).down();
              s.domain().mxHost(Stage.MX2).down();
            },
            s -> {
              s.domain().mxHost(Stage.MX1).up();
              s.domain().mxHost(Stage.MX2).up();
            }));
  }
}
