package mtasts.monitor.realservers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import mtasts.lab.tls.Identity;

/** An nginx with policy hosts on one address, told apart by SNI. */
final class Nginx implements AutoCloseable {
  /** What the policy host's well-known URL answers: directives beside the file with the policy. */
  private record Host(String directives, String policy) {}

  private static final String PLAIN_TEXT = "default_type text/plain;";
  private static final String NEW_TLS = "ssl_protocols TLSv1.2 TLSv1.3;";

  private static final Pattern WORKER_ENDED =
      Pattern.compile("worker process \\d+ exited with code");

  private final Path directory;
  private final InetSocketAddress address;
  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private final Path configuration;
  private final ServerProcess process;
  private String tls = NEW_TLS;

  /** Starts the server without a host and waits until it listens. */
  Nginx(Path directory, InetSocketAddress address) {
    this.directory = directory;
    this.address = address;
    configuration = directory.resolve("nginx.conf");
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writeConfiguration();
    process =
        new ServerProcess(
            "nginx",
            directory.resolve("log"),
            "nginx",
            "-p",
            directory,
            "-c",
            configuration,
            "-e",
            "stderr",
            "-g",
            "daemon off;");
    try {
      process.awaitUntil("a worker", () -> process.log().contains("start worker process"));
    } catch (AssertionError e) {
      process.close();
      throw e;
    }
  }

  InetSocketAddress address() {
    return address;
  }

  /** Sets what a host answers, new or not; in force when this returns. */
  void host(String name, Identity identity, String policy) {
    hosts.put(name, new Host(PLAIN_TEXT, policy));
    certificateOnDisk(name, identity);
    reload();
  }

  /** Gives a host that is there another certificate. */
  void certificate(String name, Identity identity) {
    certificateOnDisk(name, identity);
    reload();
  }

  /**
   * Sets the status that a host that is there answers with; it answers with its policy at 200 only.
   */
  void status(String name, int status) {
    answer(name, status == 200 ? PLAIN_TEXT : "return " + status + ";");
  }

  /**
   * Sets how a host that is there answers, in directives of nginx that stand beside the one which
   * names the file with the policy; the same file compressed is there too.
   */
  void answer(String name, String directives) {
    hosts.computeIfPresent(name, (_, host) -> new Host(directives, host.policy()));
    reload();
  }

  /** Mends how a host that is there answers: 200, as plain text. */
  void answerWell(String name) {
    answer(name, PLAIN_TEXT);
  }

  /** Sets the directives about TLS of the whole server. */
  void tls(String directives) {
    tls = directives;
    reload();
  }

  /** Mends TLS: 1.2 and 1.3. */
  void tlsWell() {
    tls(NEW_TLS);
  }

  /** Sets the policy of a host that is there. */
  void policy(String name, String policy) {
    hosts.computeIfPresent(name, (_, host) -> new Host(host.directives(), policy));
    reload();
  }

  String log() {
    return process.log();
  }

  @Override
  public void close() {
    process.close();
  }

  private void certificateOnDisk(String name, Identity identity) {
    Pem.write(directory.resolve(name + ".pem"), identity.key(), identity.chain());
  }

  /**
   * Reloads and waits until the worker with the old settings has ended: from then on nobody else
   * answers.
   */
  private void reload() {
    writeConfiguration();
    Commands.run("nginx", "-q", "-t", "-p", directory, "-c", configuration, "-e", "stderr");
    long before = workersEnded();
    process.signal("HUP");
    process.awaitUntil("the old worker has ended", () -> workersEnded() > before);
  }

  private long workersEnded() {
    return WORKER_ENDED.matcher(process.log()).results().count();
  }

  private void writeConfiguration() {
    try {
      for (Map.Entry<String, Host> host : hosts.entrySet()) {
        Path file = policyFile(host.getKey());
        Files.writeString(file, host.getValue().policy());
        Files.write(
            file.resolveSibling(file.getFileName() + ".gz"), gzip(host.getValue().policy()));
      }
      Files.writeString(configuration, configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return compressed.toByteArray();
  }

  private Path policyFile(String name) {
    return directory.resolve(name + ".txt");
  }

  private String configuration() {
    String servers =
        hosts.entrySet().stream()
            .map(host -> server(host.getKey(), host.getValue()))
            .collect(Collectors.joining());
    return """
    worker_processes 1;
    worker_shutdown_timeout 1s;
    error_log stderr notice;
    pid %1$s/pid;
    events {}
    http {
      access_log off;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      %5$s
      server {
        listen %2$s:%3$d ssl default_server;
        ssl_reject_handshake on;
      }
    %4$s}
    """
        .formatted(
            directory, address.getAddress().getHostAddress(), address.getPort(), servers, tls);
  }

  private String server(String name, Host host) {
    return """
      server {
        listen %1$s:%2$d ssl;
        server_name %3$s;
        ssl_certificate %4$s/%3$s.pem;
        ssl_certificate_key %4$s/%3$s.pem;
        location = /.well-known/mta-sts.txt { alias %5$s; %6$s }
        location / { return 404; }
      }
    """
        .formatted(
            address.getAddress().getHostAddress(),
            address.getPort(),
            name,
            directory,
            policyFile(name),
            host.directives());
  }
}
