package mtasts.checks.tls;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Intermediate certificates that servers sent and that lead to a trusted root: what proves that
 * another server's chain is only incomplete. Holds the last 1,000; safe for use by many threads.
 */
public final class Intermediates {

  private static final int MAX = 1000;

  private final Map<X509Certificate, X509Certificate> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<X509Certificate, X509Certificate> eldest) {
          return size() > MAX;
        }
      };

  /** An empty cache. */
  public Intermediates() {}

  synchronized boolean contains(X509Certificate certificate) {
    return known.get(certificate) != null;
  }

  synchronized void add(X509Certificate certificate) {
    known.put(certificate, certificate);
  }

  synchronized List<X509Certificate> all() {
    return List.copyOf(known.values());
  }
}
