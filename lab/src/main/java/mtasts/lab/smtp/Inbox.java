package mtasts.lab.smtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mtasts.lab.tcp.Journal;
import mtasts.lab.tcp.TcpListener;
import mtasts.lab.tls.Identity;
import mtasts.lab.tls.TlsEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that keeps what it takes: the operator's own, to which alerts go. It can be down,
 * answer errors for a while, want a login, and speak STARTTLS. Thread-safe.
 */
public final class Inbox implements AutoCloseable {

  private final TcpListener listener;
  private final Journal<Mail> mails = new Journal<>();
  private final Map<String, String> refused = new ConcurrentHashMap<>();
  private volatile @Nullable String answer;
  private volatile @Nullable TlsEndpoint tls;
  private volatile boolean tlsFirst;
  private volatile boolean mute;
  private volatile @Nullable Login login;

  private Inbox(InetSocketAddress address) throws IOException {
    listener =
        TcpListener.open(
            address, socket -> new InboxConversation(this, new SmtpChannel(socket)).hold());
  }

  /** Listens at the address; port 0 takes a free one. */
  public static Inbox open(InetSocketAddress address) throws IOException {
    return new Inbox(address);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return listener.address();
  }

  /** All mails so far, oldest first. */
  public List<Mail> mails() {
    return mails.all();
  }

  /** Waits until so many mails have come in all, or the time is over; gives all that came. */
  public List<Mail> awaitMails(int count, Duration atMost) throws InterruptedException {
    return mails.await(count, atMost);
  }

  /** Forgets the mails. */
  public void clear() {
    mails.clear();
  }

  /** Answers each MAIL command with this line, such as {@code "451 4.3.0 later"}. */
  public void answer(String reply) {
    this.answer = reply;
  }

  /** Takes connections and never says a word, from the next one on. */
  public void hang() {
    this.mute = true;
  }

  /** Takes mails again, from whoever and to whomever. */
  public void heal() {
    answer = null;
    mute = false;
    refused.clear();
  }

  /** Answers RCPT with this line where it names that address. */
  public void refuse(String recipient, String reply) {
    refused.put(recipient.toLowerCase(Locale.ROOT), reply);
  }

  /** Offers STARTTLS with this certificate. */
  public void offerStartTls(Identity identity) {
    tls = new TlsEndpoint(() -> identity);
  }

  /** Shakes hands with this certificate before the greeting (RFC 8314 §3.3). */
  public void implicitTls(Identity identity) {
    offerStartTls(identity);
    tlsFirst = true;
  }

  /** Takes mails only after AUTH PLAIN or LOGIN with these. */
  public void requireLogin(String user, String password) {
    login = new Login(user, password);
  }

  /** Closes the port: connections are refused. */
  public void down() {
    listener.down();
  }

  /** Opens the same port again. */
  public void up() {
    listener.up();
  }

  /** How many connections came in so far. */
  public long connections() {
    return listener.connections();
  }

  @Override
  public void close() {
    listener.close();
  }

  void keep(Mail mail) {
    mails.add(mail);
  }

  Optional<String> answer() {
    return Optional.ofNullable(answer);
  }

  Optional<String> refusal(String recipient) {
    return Optional.ofNullable(refused.get(recipient.toLowerCase(Locale.ROOT)));
  }

  boolean isMute() {
    return mute;
  }

  boolean isTlsFirst() {
    return tlsFirst;
  }

  Optional<TlsEndpoint> tls() {
    return Optional.ofNullable(tls);
  }

  Optional<Login> login() {
    return Optional.ofNullable(login);
  }

  /** Who may send. */
  record Login(String user, String password) {}
}
