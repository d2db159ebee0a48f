package mtasts.monitor.doubt;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mtasts.alerts.incident.IncidentKey;
import mtasts.checks.report.FindingCode;

/**
 * A way out of this machine that can fail as a whole; the one that explains more comes first. The
 * address families are ways of their own, since a network that loses IPv6 still has IPv4.
 */
public enum Way {
  LOOKUPS,
  HTTPS_4,
  HTTPS_6,
  SMTP_4,
  SMTP_6;

  private static final int NAMES = 2;
  private static final int HOSTS = 3;

  /** Port 443 of that address. */
  public static Way https(String address) {
    return isIpv6(address) ? HTTPS_6 : HTTPS_4;
  }

  /** Port 25 of that address. */
  public static Way smtp(String address) {
    return isIpv6(address) ? SMTP_6 : SMTP_4;
  }

  private static boolean isIpv6(String text) {
    return text.contains(":");
  }

  /** The way on which a finding depends; empty where it proves itself. */
  static Optional<Way> of(IncidentKey key) {
    return Stream.of(values()).filter(way -> way.concerns(key)).findFirst();
  }

  /** Whether a failure of this way can show as findings of this code and cause. */
  public boolean concerns(IncidentKey key) {
    boolean family =
        switch (this) {
          case LOOKUPS -> true;
          case HTTPS_4, SMTP_4 -> !isIpv6(key.cause());
          case HTTPS_6, SMTP_6 -> isIpv6(key.cause());
        };
    return family && codes().contains(key.code());
  }

  /** The codes of the findings by which a failure of this way can show. */
  public Set<FindingCode> codes() {
    return switch (this) {
      case LOOKUPS -> Set.of(FindingCode.DNS_LOOKUP_FAILED, FindingCode.DNS_BOGUS);
      case HTTPS_4, HTTPS_6 ->
          Set.of(
              FindingCode.POLICY_CONNECT_FAILED,
              FindingCode.POLICY_TIMEOUT,
              FindingCode.POLICY_TLS_FAILED); // of a connection that is closed without a word
      case SMTP_4, SMTP_6 ->
          Set.of(
              FindingCode.SMTP_CONNECT_FAILED,
              FindingCode.SMTP_TIMEOUT,
              FindingCode.SMTP_PROTOCOL_ERROR); // of a connection that is closed without a word
    };
  }

  /**
   * How many targets that have nothing to do with each other must be silent. Two names will do,
   * since one of them can be the root's: then the smallest fleet has something to compare with.
   */
  int unrelated() {
    return this == LOOKUPS ? NAMES : HOSTS;
  }

  /** Whom a look asks in any case. */
  Set<Target> alwaysAsked() {
    return this == LOOKUPS ? Set.of(Target.ROOT) : Set.of();
  }

  /**
   * Whether one answer shows that the way works. For lookups it does not: a cache goes on to answer
   * for a while behind a network that is cut.
   */
  boolean isUpWithOne() {
    return this != LOOKUPS;
  }

  /** Whether so few of those who were asked are heard that the way itself must be down. */
  boolean isDown(int asked, int heard) {
    return isUpWithOne() ? heard == 0 : heard * 2 < asked;
  }

  /** As log lines name it. */
  @Override
  public String toString() {
    return switch (this) {
      case LOOKUPS -> "lookups";
      case HTTPS_4 -> "port 443 over IPv4";
      case HTTPS_6 -> "port 443 over IPv6";
      case SMTP_4 -> "port 25 over IPv4";
      case SMTP_6 -> "port 25 over IPv6";
    };
  }
}
