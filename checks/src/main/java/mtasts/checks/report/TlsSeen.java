package mtasts.checks.report;

/**
 * What a handshake agreed on.
 *
 * @param protocol as {@code TLSv1.3}
 * @param cipher as {@code TLS_AES_256_GCM_SHA384}
 */
public record TlsSeen(String protocol, String cipher) {}
