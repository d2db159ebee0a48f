package mtasts.lab.tls;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** What key a certificate is made for. */
public enum KeyType {
  EC_P256("EC", 256, "SHA256withECDSA"),
  RSA_2048("RSA", 2_048, "SHA256withRSA"),
  /** Weak by the rules of public authorities, still taken by the JDK. */
  RSA_1024("RSA", 1_024, "SHA256withRSA"),
  /** Too weak for the JDK's certificate path validation. */
  RSA_768("RSA", 768, "SHA256withRSA");

  private final String algorithm;
  private final int bits;
  private final String signature;

  KeyType(String algorithm, int bits, String signature) {
    this.algorithm = algorithm;
    this.bits = bits;
    this.signature = signature;
  }

  KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The algorithm with which such a key signs. */
  String signature() {
    return signature;
  }
}
