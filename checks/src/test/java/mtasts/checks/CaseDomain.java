package mtasts.checks;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mtasts.checks.CaseWords.Line;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.lab.MailWorld;
import mtasts.lab.dns.DnsFault;
import mtasts.lab.http.PolicyHost;
import mtasts.lab.smtp.MxHost;
import mtasts.lab.tls.Identity;

/** The domain of a case in a mail world: its zone, its policy hosts and its MX hosts. */
public final class CaseDomain {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{((?:policy|mx)[a-z0-9]*)(?:\\.([a-z0-9.]+))?\\}");

  private final CaseFolder folder;
  private final CaseSettings settings;
  private final MailWorld world;
  private final Map<String, Server> servers = new TreeMap<>();

  /** What listens at one address, and the certificate that it shows. */
  private record Server(InetAddress address, Identity identity) {}

  /**
   * Opens the domain in that world, which may hold others of other names.
   *
   * @throws IllegalArgumentException where the folder says what there is no way to do
   */
  public CaseDomain(CaseFolder folder, MailWorld world) {
    this.folder = folder;
    this.world = world;
    this.settings = CaseSettings.of(folder);
    String zone = folder.text("zone").orElseThrow();
    PLACEHOLDER
        .matcher(zone)
        .results()
        .map(found -> found.group(1))
        .sorted()
        .distinct()
        .toList()
        .forEach(actor -> open(actor, zone));
    world.dns().load(exact(zone));
    folder.script("dns").stream().map(Line::of).forEach(this::disturb);
  }

  private void open(String actor, String zone) {
    InetAddress address = world.nextAddress();
    String name =
        actor.startsWith("policy") ? settings.domain().policyHost() : ownerOf(actor, zone);
    if (actor.startsWith("policy")) {
      PolicyHost host = world.policyHostAt(name, address);
      String text = folder.text(actor + ".txt").or(() -> folder.text("policy.txt")).orElseThrow();
      PolicyScript.play(host, world.authority(), text, folder.script(actor));
      servers.put(actor, new Server(address, host.tls().identity()));
    } else {
      MxHost host = world.mxHostAt(name, address);
      MxScript.play(host, world.authority(), folder.script(actor));
      servers.put(actor, new Server(address, host.tls().identity()));
    }
    world.dns().remove(name); // the zone of the case says what is published
  }

  private static String ownerOf(String actor, String zone) {
    Matcher owner = Pattern.compile("(?m)^(\\S+)\\.\\s.*\\{" + actor + "\\}").matcher(zone);
    if (!owner.find()) {
      throw new IllegalArgumentException("no line of the zone begins with the name of " + actor);
    }
    return owner.group(1);
  }

  /** {@code {mx1}} is an address, {@code {mx1.key.sha256}} a part of its certificate. */
  private String value(MatchResult found) {
    Server server = Objects.requireNonNull(servers.get(found.group(1)), found.group());
    String what = found.group(2);
    if (what == null) {
      return server.address().getHostAddress();
    }
    List<X509Certificate> chain = server.identity().chain();
    X509Certificate certificate = what.startsWith("issuer.") ? chain.get(1) : chain.getFirst();
    String bare = what.replace("issuer.", "");
    try {
      byte[] bytes =
          bare.startsWith("key")
              ? certificate.getPublicKey().getEncoded()
              : certificate.getEncoded();
      return switch (bare.replaceFirst("^(key|certificate)\\.?", "")) {
        case "" -> hex(bytes);
        case "sha256" -> hex(MessageDigest.getInstance("SHA-256").digest(bytes));
        case "sha512" -> hex(MessageDigest.getInstance("SHA-512").digest(bytes));
        default -> throw new IllegalArgumentException(found.group());
      };
    } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private void disturb(Line line) {
    List<String> words = line.words();
    switch (line.verb()) {
      case "fault" -> world.dns().fault(words.get(0), words.get(1), DnsFault.valueOf(words.get(2)));
      case "delay" ->
          world.dns().delay(words.get(0), words.get(1), CaseWords.duration(words.get(2)));
      case "authentic" -> world.dns().authentic(words.getFirst());
      case "big-txt" -> {
        String start = Line.of(line.rest()).unescaped();
        int size = Integer.parseInt(words.get(1));
        world
            .dns()
            .txt(
                words.getFirst(),
                CaseWords.bytes(start + "x".repeat(Math.max(0, size - start.length()))));
      }
      default -> throw new IllegalArgumentException("DNS can't " + line);
    }
  }

  /** Its name. */
  public DomainName name() {
    return settings.domain();
  }

  CaseSettings settings() {
    return settings;
  }

  /** What {@code expected} would have to say for this report. */
  public String told(DomainReport report) {
    return new CaseExpectation(folder).of(report, this);
  }

  /** What {@code expected} says. */
  public String expected() {
    return new CaseExpectation(folder).text();
  }

  /** What listens at an address, such as {@code mx1}; empty for any other address. */
  String actorAt(InetAddress address) {
    return servers.entrySet().stream()
        .filter(actor -> actor.getValue().address().equals(address))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** Puts placeholders in the place of what differs from run to run. */
  String stable(String text) {
    String stable =
        text.replace(
                "https://"
                    + settings.domain().policyHost()
                    + ":"
                    + world.httpsPort()
                    + "/.well-known/mta-sts.txt",
                "{url}")
            .replace(":" + world.httpsPort(), ":{https}")
            .replace(":" + world.smtpPort(), ":{smtp}")
            .replace("127.0.0.1:" + world.dns().address().getPort(), "{resolver}")
            .replaceAll("certificate [0-9a-f]{16} ", "certificate {sha256} ");
    for (Map.Entry<String, Server> actor : servers.entrySet()) {
      String address = Pattern.quote(actor.getValue().address().getHostAddress());
      stable = stable.replaceAll(address + "(?![0-9])", "{" + actor.getKey() + "}");
    }
    return folder.original(stable);
  }

  /** The opposite: addresses in the place of their placeholders. */
  String exact(String text) {
    return PLACEHOLDER.matcher(text).replaceAll(this::value);
  }
}
