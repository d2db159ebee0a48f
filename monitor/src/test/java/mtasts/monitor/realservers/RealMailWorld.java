package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mtasts.lab.tls.Authority;

/**
 * A domain as its operator runs it, on real servers: a policy host, two MX hosts, DNS, and the
 * operator's mailbox in another domain. All is well when it opens.
 */
final class RealMailWorld implements AutoCloseable {
  static final String DOMAIN = "example.com";
  static final String POLICY_HOST = "mta-sts.example.com";
  static final String MX1 = "mx1.example.com";
  static final String MX2 = "mx2.example.com";

  /** The second MX host under a name that the policy does not know; its certificate has it. */
  static final String MX2_ALIAS = "mx3.example.com";

  static final String OPERATOR = "operator@example.net";
  static final String POLICY =
      """
      version: STSv1\r
      mode: enforce\r
      mx: mx1.example.com\r
      mx: mx2.example.com\r
      max_age: 604800\r
      """;
  static final String RECORD = "_mta-sts TXT \"v=STSv1; id=20260101T000000;\"";

  private final Deque<Runnable> closers = new ArrayDeque<>();
  private final Loopback loopback = new Loopback();
  private final Authority authority = Authority.create(InstantSource.system());
  private final Path trust;
  private final Nginx nginx;
  private final PostfixMx mx1;
  private final PostfixMx mx2;
  private final PostfixMailbox mailbox;
  private final Knot knot;
  private final Unbound unbound;

  /**
   * Starts all servers in a folder that is empty; where one does not start, ends those before it.
   */
  RealMailWorld(Path directory) {
    this(directory, Set.of());
  }

  /** The same, with the domain's zone signed and a resolver that wants it to be. */
  static RealMailWorld signed(Path directory) {
    return new RealMailWorld(directory, Set.of(DOMAIN));
  }

  private RealMailWorld(Path directory, Set<String> signedZones) {
    boolean started = false;
    try {
      // The servers' own users must get to their files below.
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
      trust = authority.writeRoot(directory.resolve("trust.pem"));
      nginx = new Nginx(directory.resolve("nginx"), host(loopback.httpsPort()));
      closers.push(nginx::close);
      nginx.host(POLICY_HOST, authority.issue(POLICY_HOST), POLICY);
      mx1 =
          new PostfixMx(
              directory.resolve("mx1"),
              host(loopback.smtpPort()),
              MX1,
              DOMAIN,
              authority.issue(MX1));
      closers.push(mx1::close);
      mx2 =
          new PostfixMx(
              directory.resolve("mx2"),
              host(loopback.smtpPort()),
              MX2,
              DOMAIN,
              authority.issue(MX2, MX2_ALIAS));
      closers.push(mx2::close);
      mailbox =
          new PostfixMailbox(directory.resolve("mail"), host(loopback.smtpPort()), "example.net");
      closers.push(mailbox::close);
      knot =
          new Knot(
              directory.resolve("knot"),
              loopback.endpoint(),
              Map.of(DOMAIN, goodRecords()),
              signedZones);
      closers.push(knot::close);
      unbound =
          new Unbound(
              directory.resolve("unbound"),
              loopback.endpoint(),
              knot.address(),
              knot.trustAnchors());
      closers.push(unbound::close);
      started = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!started) {
        close();
      }
    }
  }

  Authority authority() {
    return authority;
  }

  /** The authority's root as a PEM file. */
  Path trust() {
    return trust;
  }

  Loopback loopback() {
    return loopback;
  }

  Nginx nginx() {
    return nginx;
  }

  PostfixMx mx1() {
    return mx1;
  }

  PostfixMx mx2() {
    return mx2;
  }

  PostfixMailbox mailbox() {
    return mailbox;
  }

  Knot knot() {
    return knot;
  }

  Unbound unbound() {
    return unbound;
  }

  /** The zone of {@link #DOMAIN} as it is when all is well. */
  List<String> goodRecords() {
    return List.of(
        "@ MX 10 mx1",
        "@ MX 20 mx2",
        RECORD,
        "_smtp._tls TXT \"v=TLSRPTv1; rua=mailto:tlsrpt@example.net\"",
        "mta-sts A " + ip(nginx.address()),
        "mx1 A " + ip(mx1.address()),
        "mx2 A " + ip(mx2.address()));
  }

  /** The same zone without one of its records. */
  List<String> goodRecordsWithout(String record) {
    return goodRecords().stream().filter(other -> !other.equals(record)).toList();
  }

  /** The same zone with an MX record for {@link #MX2_ALIAS} too. */
  List<String> goodRecordsAndMx2Alias() {
    return goodRecordsAnd("@ MX 30 mx3", "mx3 A " + ip(mx2.address()));
  }

  /** The same zone with more records. */
  List<String> goodRecordsAnd(String... more) {
    return Stream.concat(goodRecords().stream(), Stream.of(more)).toList();
  }

  /** What all servers logged, for a failure's message. */
  String logs() {
    return Stream.of(knot.log(), unbound.log(), nginx.log(), mx1.log(), mx2.log(), mailbox.log())
        .map(log -> log.substring(Math.max(0, log.length() - 4_000)))
        .reduce("", (all, log) -> all + "\n--\n" + log);
  }

  @Override
  public void close() {
    while (!closers.isEmpty()) {
      closers.pop().run();
    }
  }

  private InetSocketAddress host(int port) {
    return new InetSocketAddress(loopback.address(), port);
  }

  private static String ip(InetSocketAddress address) {
    return address.getAddress().getHostAddress();
  }
}
