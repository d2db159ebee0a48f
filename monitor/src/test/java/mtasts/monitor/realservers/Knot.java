package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A knot with a whole small Internet: the root zone, which delegates each zone to this same server,
 * and the zones. Nothing else exists.
 */
final class Knot implements AutoCloseable {
  private final Path directory;
  private final InetSocketAddress address;
  private final Path configuration;
  private final Map<String, List<String>> zones;
  private final Map<String, ZoneSigner> signers = new TreeMap<>();
  private final ServerProcess process;
  private int serial = 1;

  /**
   * Starts the server and waits until it answers.
   *
   * @param zones the records of each zone in master file syntax, by the zone's name; SOA, NS and
   *     the TTL of zero are added
   * @param signed the zones among them that are signed with DNSSEC
   */
  Knot(
      Path directory,
      InetSocketAddress address,
      Map<String, List<String>> zones,
      Set<String> signed) {
    this.directory = directory;
    this.address = address;
    this.zones = new TreeMap<>(zones);
    configuration = directory.resolve("knot.conf");
    try {
      Files.createDirectories(directory);
      Files.writeString(configuration, configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    signed.forEach(
        zone ->
            signers.put(
                zone, new ZoneSigner(directory.resolve(zone + ".signer"), zone, zoneFile(zone))));
    writeZone(".", delegations(), Instant.now());
    this.zones.forEach((zone, records) -> writeZone(zone, records, Instant.now()));
    process = new ServerProcess("knotd", directory.resolve("log"), "knotd", "-c", configuration);
    try {
      process.awaitUntil("answers for the root", () -> !Dig.shortly(address, ".", "SOA").isEmpty());
    } catch (AssertionError e) {
      process.close();
      throw e;
    }
  }

  InetSocketAddress address() {
    return address;
  }

  /**
   * Replaces the records of a zone that is there from the start; the new ones are served when this
   * returns.
   */
  void replace(String zone, List<String> records) {
    serial++;
    zones.put(zone, List.copyOf(records));
    writeZone(zone, records, Instant.now());
    reload(zone);
    process.awaitUntil(
        "serial " + serial + " of " + zone,
        () ->
            Dig.shortly(address, zone, "SOA").stream()
                .anyMatch(soa -> soa.contains(" " + serial + " ")));
  }

  /** Writes other text over some of a signed zone, without signing it again. */
  void falsify(String zone, String text, String other) {
    try {
      String before = Files.readString(zoneFile(zone));
      if (!before.contains(text)) {
        throw new AssertionError(zone + " does not contain " + text + ":\n" + before);
      }
      Files.writeString(zoneFile(zone), before.replace(text, other));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reload(zone);
  }

  /** Serves a signed zone as if nobody had signed it again in time: all signatures are too old. */
  void letSignaturesExpire(String zone) {
    writeZone(zone, records(zone), Instant.now().minus(Duration.ofDays(30)));
    reload(zone);
  }

  /** The DS records of the signed zones. */
  List<String> trustAnchors() {
    return signers.values().stream().map(ZoneSigner::anchor).toList();
  }

  List<String> records(String zone) {
    return zones.getOrDefault(zone, List.of());
  }

  String log() {
    return process.log();
  }

  @Override
  public void close() {
    process.close();
  }

  private List<String> delegations() {
    return zones.keySet().stream().map(zone -> zone + ". NS ns.").toList();
  }

  private void reload(String zone) {
    Commands.run("knotc", "-c", configuration, "--blocking", "zone-reload", zone + ".");
  }

  private void writeZone(String zone, List<String> records, Instant signedAt) {
    String head =
        """
        $TTL 0
        @ SOA ns. hostmaster. %d 3600 600 86400 0
        @ NS ns.
        """
            .formatted(serial);
    String glue = zone.equals(".") ? "ns. A " + address.getAddress().getHostAddress() + "\n" : "";
    String body = records.stream().map(record -> record + "\n").collect(Collectors.joining());
    try {
      Files.writeString(zoneFile(zone), head + glue + body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (signers.containsKey(zone)) {
      signers.get(zone).sign(signedAt);
    }
  }

  private Path zoneFile(String zone) {
    return directory.resolve(zone.equals(".") ? "root.zone" : zone + ".zone");
  }

  private String configuration() {
    String server =
        """
        server:
          rundir: "%1$s"
          listen: "%2$s@%3$d"
        database:
          storage: "%1$s"
        log:
          - target: stderr
            any: info
        template:
          - id: default
            storage: "%1$s"
            zonefile-sync: -1
            journal-content: none
        zone:
          - domain: "."
            file: "%4$s"
        """
            .formatted(
                directory, address.getAddress().getHostAddress(), address.getPort(), zoneFile("."));
    return zones.keySet().stream()
        .map(zone -> "  - domain: \"%s.\"\n    file: \"%s\"\n".formatted(zone, zoneFile(zone)))
        .collect(Collectors.joining("", server, ""));
  }
}
