package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** A private key and its certificate chain as servers read them, in one file. */
final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  /** Writes the key and then the chain, leaf first; a file that is there is replaced at once. */
  static void write(Path file, PrivateKey key, List<X509Certificate> chain) {
    StringBuilder text = new StringBuilder(block("PRIVATE KEY", key.getEncoded()));
    try {
      for (X509Certificate certificate : chain) {
        text.append(block("CERTIFICATE", certificate.getEncoded()));
      }
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, text);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without an encoding", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String block(String label, byte[] der) {
    String base64 = new String(LINES.encode(der), StandardCharsets.US_ASCII);
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, base64);
  }
}
