package mtasts.lab.tls;

/** What a server does with a client's first TLS record instead of a handshake. */
public enum TlsFault {
  /** Nothing wrong: it shakes hands. */
  NONE,
  /** Never answers. */
  SILENCE,
  /** Closes the connection. */
  DROP,
  /** Answers with bytes that are no TLS. */
  GARBAGE,
  /** Answers with the fatal alert handshake_failure. */
  HANDSHAKE_ALERT,
  /** Answers with the fatal alert protocol_version, as a server that is too old does. */
  VERSION_ALERT,
  /** Answers the way a server does that knows TLS 1.0 and nothing newer. */
  OLD_VERSION
}
