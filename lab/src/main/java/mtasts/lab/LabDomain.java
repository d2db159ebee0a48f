package mtasts.lab;

import java.util.List;
import mtasts.lab.dns.DnsServer;
import mtasts.lab.http.PolicyHost;
import mtasts.lab.smtp.MxHost;

/**
 * A mail domain with all that MTA-STS wants, good when it is made. Each part can be changed, here
 * or at {@link MailWorld#dns()}. Thread-safe.
 */
public final class LabDomain {

  private final MailWorld world;
  private final String name;
  private final PolicyHost policyHost;

  private LabDomain(MailWorld world, String name, PolicyHost policyHost) {
    this.world = world;
    this.name = name;
    this.policyHost = policyHost;
  }

  static LabDomain publish(
      MailWorld world, String name, PolicyHost policyHost, List<String> mxNames) {
    LabDomain domain = new LabDomain(world, name, policyHost);
    mxNames.forEach(world::mxHost);
    domain.publish(policy("enforce", 604_800, mxNames.toArray(String[]::new)));
    domain.id("20260101T000000");
    domain.tlsRpt("v=TLSRPTv1; rua=mailto:tls-reports@" + name);
    domain.mx(mxNames.toArray(String[]::new));
    return domain;
  }

  /** The text of a policy (RFC 8461 §3.2), lines ended by CRLF. */
  public static String policy(String mode, long maxAgeSeconds, String... mxPatterns) {
    StringBuilder text = new StringBuilder("version: STSv1\r\nmode: " + mode + "\r\n");
    for (String pattern : mxPatterns) {
      text.append("mx: ").append(pattern).append("\r\n");
    }
    return text.append("max_age: ").append(maxAgeSeconds).append("\r\n").toString();
  }

  /** The name of the domain. */
  public String name() {
    return name;
  }

  /** The host that serves its policy. */
  public PolicyHost policyHost() {
    return policyHost;
  }

  /** The MX host of that name, made where there is none; the MX records stay as they are. */
  public MxHost mxHost(String host) {
    return world.mxHost(host);
  }

  /** Serves this policy; the record keeps its id. */
  public LabDomain publish(String policyText) {
    policyHost.policy(policyText);
    return this;
  }

  /** Publishes the record with this id. */
  public LabDomain id(String id) {
    return record("v=STSv1; id=" + id + ";");
  }

  /** Publishes this text as the one TXT record of {@code _mta-sts}. */
  public LabDomain record(String text) {
    dns().setTxt(recordName(), text);
    return this;
  }

  /** Takes the record of {@code _mta-sts} away. */
  public LabDomain withoutRecord() {
    dns().remove(recordName(), "TXT");
    return this;
  }

  /** Publishes this text as the one TXT record of {@code _smtp._tls} (RFC 8460 §3). */
  public LabDomain tlsRpt(String text) {
    dns().setTxt(tlsRptName(), text);
    return this;
  }

  /** Takes the record of {@code _smtp._tls} away. */
  public LabDomain withoutTlsRpt() {
    dns().remove(tlsRptName(), "TXT");
    return this;
  }

  /** Publishes these MX records and no others, with preference 10, 20, …; makes no hosts. */
  public LabDomain mx(String... hosts) {
    dns().setMx(name, hosts);
    return this;
  }

  private String recordName() {
    return "_mta-sts." + name;
  }

  private String tlsRptName() {
    return "_smtp._tls." + name;
  }

  private DnsServer dns() {
    return world.dns();
  }
}
