package mtasts.checks.tls;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server sent, put in order from the leaf upwards by the names of the issuers.
 *
 * @param path the leaf, its issuer, and so on, as far as they were sent; roots that are trusted are
 *     left out
 * @param end why it ends there
 */
record SentChain(List<X509Certificate> path, End end) {

  enum End {
    /** The next issuer has the name of a trusted root. */
    AT_ROOT,
    /** The last one is issued by itself and not trusted. */
    AT_STRANGER,
    /** The next issuer was not sent. */
    MISSING
  }

  static SentChain of(List<X509Certificate> sent, Trust trust) {
    List<X509Certificate> path = new ArrayList<>();
    List<X509Certificate> rest = new ArrayList<>(sent);
    X509Certificate current = rest.removeFirst();
    path.add(current);
    while (!trust.knows(current.getIssuerX500Principal())) {
      if (Trust.isSelfIssued(current)) {
        return new SentChain(path, End.AT_STRANGER);
      }
      X509Certificate issued = current;
      List<X509Certificate> issuers =
          rest.stream()
              .filter(c -> c.getSubjectX500Principal().equals(issued.getIssuerX500Principal()))
              .toList();
      if (issuers.isEmpty()) {
        return new SentChain(path, End.MISSING);
      }
      current =
          issuers.stream()
              .filter(c -> Paths.isSignedBy(issued, c))
              .findFirst()
              .orElse(issuers.getFirst());
      rest.remove(current);
      path.add(current);
    }
    return new SentChain(path, End.AT_ROOT);
  }

  X509Certificate last() {
    return path.getLast();
  }
}
