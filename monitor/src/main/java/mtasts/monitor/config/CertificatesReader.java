package mtasts.monitor.config;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads the certificates of a PEM file that a value names. */
final class CertificatesReader {

  private CertificatesReader() {}

  /** The certificates of the file; none where it can't be used, which is noted as an error. */
  static List<X509Certificate> read(Value value, Path file) {
    return switch (FileText.read(file)) {
      case FileText.Content content -> parse(value, file, content.text());
      case FileText.Unreadable unreadable -> {
        value.error("cannot read " + file + ": " + unreadable.reason());
        yield List.of();
      }
    };
  }

  private static List<X509Certificate> parse(Value value, Path file, String pem) {
    try {
      byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        value.error(file + " holds no certificate");
      }
      return found;
    } catch (CertificateException e) {
      value.error(file + " holds no certificates in PEM form");
      return List.of();
    }
  }
}
