package mtasts.monitor.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.alerts.notice.Secret;

/**
 * The HTTP listener.
 *
 * @param listen its address and port; port 0 takes any free one
 * @param url where people reach it, without a final slash: what messages link to
 * @param hosts further names by which programs reach it
 * @param token the secret that changing silences wants; empty: silences can't be changed
 * @param users who may read; empty: no users are named
 * @param tls the certificate that it shows; empty: it speaks plain HTTP
 * @param probe whether anybody who may read may have a domain checked
 * @param badges whether there is a small picture of the status of each domain
 * @param calendar whether there is a calendar of the ends of certificates
 */
public record HttpConfig(
    InetSocketAddress listen,
    Optional<URI> url,
    List<String> hosts,
    Optional<Secret> token,
    Optional<Users> users,
    Optional<Tls> tls,
    boolean probe,
    boolean badges,
    boolean calendar) {

  /** Copies the list. */
  public HttpConfig {
    hosts = List.copyOf(hosts);
  }

  /** The names by which it is reached, in lower case: the host of the URL and the further ones. */
  public Set<String> names() {
    return Stream.concat(url.map(URI::getHost).stream(), hosts.stream())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What is in force where the file says nothing. */
  public static HttpConfig defaults() {
    return new HttpConfig(
        HostPort.address("127.0.0.1:8461", 0, 0),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false);
  }

  /** Whether reading wants to know who asks: where users are named, or others can reach it. */
  public boolean isGuarded() {
    return users.isPresent() || isReachedByOthers();
  }

  /** Whether it listens beyond this machine. */
  boolean isReachedByOthers() {
    return !listen.getAddress().isLoopbackAddress();
  }

  /** Whether a listener with these settings can go on with the others. */
  public boolean canBecome(HttpConfig next) {
    return listen.equals(next.listen) && tls.isPresent() == next.tls.isPresent();
  }

  /**
   * Those who may read.
   *
   * @param all each of them; none where the loader leaves secrets alone
   */
  public record Users(List<User> all) {

    /** Copies the list. */
    public Users {
      all = List.copyOf(all);
    }
  }

  /**
   * One who may read.
   *
   * @param name the name
   * @param password the hash of the password by bcrypt, as {@code $2y$12$…}
   */
  public record User(String name, Secret password) {}

  /**
   * What the listener proves itself with.
   *
   * @param chain the certificates, the listener's own first
   * @param key the private key of the first; empty where the loader leaves secrets alone
   */
  public record Tls(List<X509Certificate> chain, Optional<PrivateKey> key) {

    /** Copies the list. */
    public Tls {
      chain = List.copyOf(chain);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
      return "Tls[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
  }
}
