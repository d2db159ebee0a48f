package mtasts.monitor.config;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mtasts.monitor.config.HttpConfig.Tls;

/** Reads a certificate and its private key, each a PEM file. */
final class TlsReader {

  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private TlsReader() {}

  static Optional<Tls> read(Value value) {
    return value.map(TlsReader::read).flatMap(tls -> tls);
  }

  private static Optional<Tls> read(Fields fields) {
    Optional<List<X509Certificate>> chain =
        fields.required("certificate").flatMap(TlsReader::chain);
    Optional<Value> keyFile = fields.required("key");
    if (chain.isEmpty() || keyFile.isEmpty()) {
      return Optional.empty();
    }
    Value key = keyFile.get();
    if (key.file().environmentFor(key.path()).isEmpty()) {
      return Optional.of(new Tls(chain.get(), Optional.empty()));
    }
    PublicKey owner = chain.get().getFirst().getPublicKey();
    return text(key, "key")
        .flatMap(pem -> key(key, pem, owner))
        .map(found -> new Tls(chain.get(), Optional.of(found)));
  }

  private static Optional<List<X509Certificate>> chain(Value value) {
    return text(value, "certificate").flatMap(pem -> chain(value, pem));
  }

  private static Optional<List<X509Certificate>> chain(Value value, String pem) {
    try {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!chain.isEmpty()) {
        return Optional.of(chain);
      }
    } catch (CertificateException e) {
      value.error("this file holds no certificate in PEM: " + e.getMessage());
      return Optional.empty();
    }
    value.error("this file holds no certificate in PEM");
    return Optional.empty();
  }

  private static Optional<PrivateKey> key(Value value, String pem, PublicKey owner) {
    Matcher block = KEY.matcher(pem);
    if (!block.find()) {
      value.error("this file holds no private key in PEM");
      return Optional.empty();
    }
    if (!block.group(1).equals("PRIVATE KEY")) {
      value.error(
          "wants PKCS #8 without a password, but this is "
              + block.group(1)
              + "; openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW changes it");
      return Optional.empty();
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(block.group(2));
      PrivateKey key =
          KeyFactory.getInstance(owner.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(encoded));
      if (belong(key, owner)) {
        return Optional.of(key);
      }
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      // A key of another algorithm, or none; the exception may quote the key.
    }
    value.error("this is not the private key of the certificate");
    return Optional.empty();
  }

  /** What the one signs, the other verifies. */
  private static boolean belong(PrivateKey key, PublicKey owner) throws GeneralSecurityException {
    String algorithm =
        switch (owner.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          case "EdDSA" -> "EdDSA";
          default -> throw new InvalidKeyException();
        };
    byte[] said = "mta-sts-monitor".getBytes(StandardCharsets.US_ASCII);
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(key);
    signing.update(said);
    byte[] signature = signing.sign();
    Signature verifying = Signature.getInstance(algorithm);
    verifying.initVerify(owner);
    verifying.update(said);
    return verifying.verify(signature);
  }

  private static Optional<String> text(Value value, String what) {
    Optional<Path> path = value.as(Kind.TEXT).map(value.file()::resolve);
    return path.flatMap(
        file ->
            switch (FileText.read(file)) {
              case FileText.Content content -> Optional.of(content.text());
              case FileText.Unreadable unreadable -> {
                value.error("cannot read the " + what + " " + file + ": " + unreadable.reason());
                yield Optional.empty();
              }
            });
  }
}
