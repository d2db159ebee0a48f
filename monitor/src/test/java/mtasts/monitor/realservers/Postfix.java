package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One Postfix instance with configuration, queue and data of its own, on one address. It looks up
 * no DNS and sends nothing away. Only root can start it.
 */
final class Postfix implements AutoCloseable {
  private static final String SERVICES =
      """
      pickup unix n - n 60 1 pickup
      cleanup unix n - n - 0 cleanup
      qmgr unix n - n 300 1 qmgr
      tlsmgr unix - - n 1000? 1 tlsmgr
      rewrite unix - - n - - trivial-rewrite
      bounce unix - - n - 0 bounce
      defer unix - - n - 0 bounce
      trace unix - - n - 0 bounce
      verify unix - - n - 1 verify
      flush unix n - n 1000? 0 flush
      proxymap unix - - n - - proxymap
      proxywrite unix - - n - 1 proxymap
      showq unix n - n - - showq
      error unix - - n - - error
      retry unix - - n - - error
      discard unix - - n - - discard
      virtual unix - n n - - virtual
      anvil unix - - n - 1 anvil
      scache unix - - n - 1 scache
      postlog unix-dgram n - n - 1 postlogd
      """;

  private final Path directory;
  private final Path configuration;
  private final InetSocketAddress address;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private Map<String, String> overrides = Map.of();
  private final Thread endWithJvm = new Thread(this::end, "end of Postfix");
  private boolean running;

  /** Makes the directories and the settings that every instance here has; starts nothing yet. */
  Postfix(Path directory, InetSocketAddress address, String hostName) {
    this.directory = directory;
    this.address = address;
    configuration = directory.resolve("etc");
    String listener =
        "%s:%d inet n - n - - smtpd%n"
            .formatted(address.getAddress().getHostAddress(), address.getPort());
    try {
      Files.createDirectories(configuration);
      Files.createDirectories(directory.resolve("queue"));
      Path data = Files.createDirectories(directory.resolve("data"));
      var users = directory.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(data, users.lookupPrincipalByName("postfix"));
      Files.writeString(configuration.resolve("master.cf"), listener + SERVICES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    set("compatibility_level", "3.6");
    set("queue_directory", directory.resolve("queue"));
    set("data_directory", data());
    set("maillog_file_prefixes", directory);
    set("maillog_file", directory.resolve("log"));
    set("myhostname", hostName);
    set("inet_protocols", "ipv4");
    // Addresses of interfaces only, which 127.x.y.z mostly is not: where to listen says master.cf.
    set("inet_interfaces", "127.0.0.1");
    set("mynetworks", "127.0.0.0/8");
    set("mydestination", "");
    set("alias_maps", "");
    set("alias_database", "");
    set("local_recipient_maps", "");
    set("default_transport", "error:nothing leaves this machine");
    set("smtpd_peername_lookup", "no");
    set("smtp_dns_support_level", "disabled");
    // A process per connection, so that no connection meets one with settings from before a reload.
    set("max_use", "1");
  }

  private Path data() {
    return directory.resolve("data");
  }

  InetSocketAddress address() {
    return address;
  }

  /** Changes a setting, in force from the next {@link #start} or {@link #reload}. */
  void set(String name, Object value) {
    settings.put(name, value.toString());
  }

  /**
   * Puts settings over the others, in place of those that the call before put there; in force from
   * the next {@link #start} or {@link #reload}.
   */
  void override(Map<String, String> above) {
    overrides = Map.copyOf(above);
  }

  /** Starts the instance; it listens when this returns. */
  void start() {
    writeSettings();
    Commands.Outcome start = Commands.outcome("postfix", "-c", configuration, "start");
    if (start.exit() != 0 || !ServerProcess.accepts(address)) {
      throw new AssertionError(
          "Postfix does not start (it must be root who starts it)\n" + start.err() + log());
    }
    // Postfix detaches itself; a test run that is broken off leaves it behind no more than the
    // others.
    Runtime.getRuntime().addShutdownHook(endWithJvm);
    running = true;
  }

  /** Puts changed settings in force. */
  void reload() {
    writeSettings();
    Commands.run("postfix", "-c", configuration, "reload");
  }

  /** Ends the instance and all its processes; the port is closed when this returns. */
  void stop() {
    if (running) {
      end();
      Runtime.getRuntime().removeShutdownHook(endWithJvm);
      running = false;
    }
  }

  private void end() {
    Commands.run("postfix", "-c", configuration, "stop");
  }

  String log() {
    return ServerProcess.textOf(directory.resolve("log"));
  }

  @Override
  public void close() {
    stop();
  }

  /**
   * Writes main.cf, and dates it back: each process of Postfix waits for two seconds before it
   * trusts a file that was changed just now.
   */
  private void writeSettings() {
    try {
      Path main =
          Files.writeString(
              configuration.resolve("main.cf"),
              Stream.of(settings, overrides)
                  .flatMap(some -> some.entrySet().stream())
                  .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
                  .collect(Collectors.joining()));
      Files.setLastModifiedTime(main, FileTime.from(Instant.now().minusSeconds(60)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
