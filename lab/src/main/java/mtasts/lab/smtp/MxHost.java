package mtasts.lab.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mtasts.lab.tcp.Journal;
import mtasts.lab.tcp.TcpListener;
import mtasts.lab.tls.Authority;
import mtasts.lab.tls.Identity;
import mtasts.lab.tls.TlsEndpoint;
import mtasts.lab.tls.TlsFault;

/**
 * An MX host at one address: an SMTP server (RFC 5321) with STARTTLS (RFC 3207) that takes no mail.
 * What it says, and what goes wrong, may change while it runs. Thread-safe.
 */
public final class MxHost implements AutoCloseable {

  private static final List<String> KEYWORDS =
      List.of("PIPELINING", "SIZE 10240000", "STARTTLS", "8BITMIME");

  private final String name;
  private final TlsEndpoint tls;
  private final TcpListener listener;
  private final Journal<String> commands = new Journal<>();
  private final Journal<String> serverNames = new Journal<>();
  private volatile SmtpScript script;
  private volatile Set<MxFault> faults = Set.of();

  private MxHost(String name, TlsEndpoint tls, InetSocketAddress address) throws IOException {
    this.name = name;
    this.tls = tls;
    this.script = SmtpScript.good(name, KEYWORDS);
    this.listener =
        TcpListener.open(
            address, socket -> new MxConversation(this, new SmtpChannel(socket)).hold());
  }

  /** Listens at the address, with a good certificate for the name and no faults. */
  public static MxHost open(String name, Authority authority, InetSocketAddress address)
      throws IOException {
    return new MxHost(name, new TlsEndpoint(() -> authority.issue(name)), address);
  }

  /** The name of the host. */
  public String name() {
    return name;
  }

  /** The address at which it listens. */
  public InetAddress address() {
    return listener.address().getAddress();
  }

  /** Its side of TLS: certificate, versions, client certificates, faults. */
  public TlsEndpoint tls() {
    return tls;
  }

  /** Shows this certificate from the next handshake on. */
  public MxHost certificate(Identity identity) {
    tls.identity(identity);
    return this;
  }

  /** Greets with these lines, as they are: {@code "220 mx1.example.com ESMTP"}, … */
  public synchronized MxHost greeting(String... lines) {
    script = script.withGreeting(List.of(lines));
    return this;
  }

  /** Greets after so long. */
  public synchronized MxHost greetingDelay(Duration delay) {
    script = script.withGreetingDelay(delay);
    return this;
  }

  /** Greets a byte at a time, with so long a pause before each. */
  public synchronized MxHost greetingDrip(Duration pause) {
    script = script.withGreetingDrip(pause);
    return this;
  }

  /** Offers these keywords in answer to EHLO, as they are. */
  public MxHost ehlo(String... keywords) {
    return ehloReply(SmtpScript.ehloReply(name, List.of(keywords)).toArray(String[]::new));
  }

  /** Offers all but STARTTLS, and knows no such command. */
  public synchronized MxHost withoutStartTls() {
    List<String> keywords = new ArrayList<>(KEYWORDS);
    keywords.remove("STARTTLS");
    script =
        script
            .withEhlo(SmtpScript.ehloReply(name, keywords))
            .withStartTls(List.of("502 5.5.1 Command not implemented"));
    return this;
  }

  /** Answers EHLO with these lines, as they are: {@code "502 5.5.1 no"}, … */
  public synchronized MxHost ehloReply(String... lines) {
    script = script.withEhlo(List.of(lines));
    return this;
  }

  /**
   * Answers STARTTLS with these lines, as they are; shakes hands only where they begin with 220.
   */
  public synchronized MxHost startTlsReply(String... lines) {
    script = script.withStartTls(List.of(lines));
    return this;
  }

  /**
   * Answers EHLO after the handshake with these lines, as they are: such as Postfix's {@code "550
   * 5.7.1 …"} to a client without a certificate.
   */
  public synchronized MxHost ehloReplyAfterTls(String... lines) {
    script = script.withEhloAfterTls(List.of(lines));
    return this;
  }

  /** Does these things wrong from the next connection on, and no others. */
  public MxHost fault(MxFault first, MxFault... more) {
    faults = Set.copyOf(EnumSet.of(first, more));
    return this;
  }

  /** What goes wrong in the handshake, from the next one on. */
  public MxHost fault(TlsFault next) {
    tls.fault(next);
    return this;
  }

  /** Back to a good host with its own good certificate; the port stays as it is. */
  public synchronized MxHost heal() {
    script = SmtpScript.good(name, KEYWORDS);
    faults = Set.of();
    tls.heal();
    return this;
  }

  /** Closes the port: connections are refused. */
  public MxHost down() {
    listener.down();
    return this;
  }

  /** Opens the port again. */
  public MxHost up() {
    listener.up();
    return this;
  }

  /** All command lines that came in, plain and encrypted, oldest first. */
  public List<String> commands() {
    return commands.all();
  }

  /** The server name of each handshake, also a failed one; empty text where there was none. */
  public List<String> serverNames() {
    return serverNames.all();
  }

  /** How many connections came in so far. */
  public long connections() {
    return listener.connections();
  }

  @Override
  public void close() {
    listener.close();
  }

  SmtpScript script() {
    return script;
  }

  boolean has(MxFault fault) {
    return faults.contains(fault);
  }

  void sawCommand(String line) {
    commands.add(line);
  }

  void sawServerName(String serverName) {
    serverNames.add(serverName);
  }
}
