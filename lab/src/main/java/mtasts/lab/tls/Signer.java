package mtasts.lab.tls;

import java.security.KeyPair;
import java.security.cert.X509Certificate;

/** Who signs a certificate: a key, its certificate, and how it signs. */
record Signer(KeyPair keys, X509Certificate certificate, KeyType type) {}
