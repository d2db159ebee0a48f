package mtasts.checks.interop;

/** An implementation of the sending side whose behavior was read or tried, at the version named. */
public enum Sender {
  MOX("mox (2026-08)"),
  GO_MTASTS("go-mtasts/maddy"),
  POSTFIX_TLSPOL("postfix-tlspol 1.13"),
  CHASQUID("chasquid 1.18"),
  POSTFIX_MTA_STS_RESOLVER("postfix-mta-sts-resolver (2025-02)"),
  MAILAUTH("mailauth 5.0.2"),
  STALWART("Stalwart (2025-06)"),
  KUMOMTA("KumoMTA (2026)"),
  MIMECAST("mimecast/mta-sts (2025-04)");

  private final String version;

  Sender(String version) {
    this.version = version;
  }

  /** Name and version: {@code chasquid 1.18}. */
  @Override
  public String toString() {
    return version;
  }
}
