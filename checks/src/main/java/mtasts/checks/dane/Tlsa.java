package mtasts.checks.dane;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import mtasts.checks.dns.TlsaRecord;

/** The parts of a TLSA record (RFC 6698 §2.1, RFC 7672 §3.1). */
final class Tlsa {

  static final int DANE_TA = 2;
  static final int DANE_EE = 3;
  private static final int CERTIFICATE = 0;
  private static final int PUBLIC_KEY = 1;
  private static final int EXACT = 0;
  private static final int SHA256 = 1;
  private static final int SHA512 = 2;

  private Tlsa() {}

  /** True where an SMTP sender can use the record; usages 0 and 1 it can't (RFC 7672 §3.1.3). */
  static boolean isUsable(TlsaRecord record) {
    boolean usage = record.usage() == DANE_TA || record.usage() == DANE_EE;
    boolean selector = record.selector() == CERTIFICATE || record.selector() == PUBLIC_KEY;
    int length = record.data().length();
    return usage
        && selector
        && switch (record.matchingType()) {
          case EXACT -> length > 0;
          case SHA256 -> length == 64;
          case SHA512 -> length == 128;
          default -> false;
        };
  }

  /** True where a usable record stands for this certificate; its usage aside. */
  static boolean matches(TlsaRecord record, X509Certificate certificate) {
    return record.data().equalsIgnoreCase(data(record, certificate));
  }

  private static String data(TlsaRecord record, X509Certificate certificate) {
    byte[] selected =
        record.selector() == CERTIFICATE
            ? encoded(certificate)
            : certificate.getPublicKey().getEncoded();
    return switch (record.matchingType()) {
      case SHA256 -> digest("SHA-256", selected);
      case SHA512 -> digest("SHA-512", selected);
      default -> HexFormat.of().formatHex(selected);
    };
  }

  /** The record that stands for exactly this certificate's key: {@code 3 1 1 …}. */
  static TlsaRecord forKeyOf(X509Certificate certificate) {
    return new TlsaRecord(
        DANE_EE, PUBLIC_KEY, SHA256, digest("SHA-256", certificate.getPublicKey().getEncoded()));
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate that was parsed can't be encoded", e);
    }
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The Java runtime lacks " + algorithm, e);
    }
  }
}
