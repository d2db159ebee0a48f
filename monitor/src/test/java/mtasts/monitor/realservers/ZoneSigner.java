package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Signs one zone's file with DNSSEC by knot's own tools and one ECDSA key. The signed file is
 * served as it is, so that a test can also serve what no server would sign.
 */
final class ZoneSigner {
  private final String zone;
  private final Path configuration;

  /**
   * Makes the key.
   *
   * @param directory for the key and the configuration
   * @param zone the zone's name
   * @param file the zone's file, which need not be there yet
   */
  ZoneSigner(Path directory, String zone, Path file) {
    this.zone = zone + ".";
    configuration = directory.resolve("signer.conf");
    try {
      Files.createDirectories(directory);
      Files.writeString(configuration, configuration(directory, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Old enough to have made signatures that are too old by now.
    Commands.run(
        "keymgr",
        "-c",
        configuration,
        this.zone,
        "generate",
        "algorithm=ecdsap256sha256",
        "ksk=yes",
        "zsk=yes",
        "created=-60d",
        "publish=-60d",
        "ready=-60d",
        "active=-60d");
  }

  /** Signs the zone file in place, from this moment on for two weeks; SOA serial and TTLs stay. */
  void sign(Instant from) {
    Commands.run("kzonesign", "-c", configuration, "-t", from.getEpochSecond(), zone);
  }

  /** The DS record of the key, which a resolver can take for its trust anchor. */
  String anchor() {
    return Commands.run("keymgr", "-c", configuration, zone, "ds")
        .lines()
        .findFirst()
        .orElseThrow();
  }

  private String configuration(Path directory, Path file) {
    return """
    database:
      storage: "%1$s"
    log:
      - target: stderr
        any: warning
    policy:
      - id: one-key
        algorithm: ecdsap256sha256
        single-type-signing: on
        rrsig-lifetime: 14d
        rrsig-refresh: 7d
    zone:
      - domain: "%2$s"
        file: "%3$s"
        dnssec-signing: on
        dnssec-policy: one-key
    """
        .formatted(directory, zone, file);
  }
}
