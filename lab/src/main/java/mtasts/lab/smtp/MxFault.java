package mtasts.lab.smtp;

/** What an MX host does wrong, beside what its replies and its side of TLS can be set to. */
public enum MxFault {
  /** Takes the connection and closes it. */
  CLOSE_AT_ONCE,
  /** Never says a word. */
  GREETING_SILENCE,
  /** Greets with bytes that are no SMTP. */
  GREETING_GARBAGE,
  /** Greets with lines of one reply for ever. */
  GREETING_ENDLESS,
  /** Greets with one line that never ends. */
  GREETING_ENDLESS_LINE,
  /** Breaks off within the greeting. */
  GREETING_BROKEN_OFF,
  /** Never answers EHLO. */
  EHLO_SILENCE,
  /** Breaks off within the reply to EHLO. */
  EHLO_BROKEN_OFF,
  /** Answers STARTTLS with 220 and closes. */
  STARTTLS_CLOSE,
  /** Never answers STARTTLS. */
  STARTTLS_SILENCE,
  /** Sends more plaintext behind its 220 to STARTTLS, in the same segment. */
  STARTTLS_INJECTION,
  /** Never answers EHLO after the handshake. */
  TLS_EHLO_SILENCE,
  /** Never answers QUIT. */
  QUIT_SILENCE
}
