package mtasts.monitor.realservers;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** TLSA records as an operator makes them (RFC 7671), in master file syntax. */
final class Tlsa {
  private Tlsa() {}

  /** The SHA-256 of a certificate's key, for this usage: {@code _25._tcp.mx1 TLSA 3 1 1 …}. */
  static String ofKey(String host, int usage, X509Certificate certificate) {
    return record(host, usage, 1, certificate.getPublicKey().getEncoded());
  }

  /** The SHA-256 of a whole certificate, for this usage: {@code _25._tcp.mx1 TLSA 2 0 1 …}. */
  static String ofCertificate(String host, int usage, X509Certificate certificate) {
    try {
      return record(host, usage, 0, certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without an encoding", e);
    }
  }

  private static String record(String host, int usage, int selector, byte[] selected) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(selected);
      return "_25._tcp.%s. TLSA %d %d 1 %s"
          .formatted(host, usage, selector, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }
}
