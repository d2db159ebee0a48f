package mtasts.lab.dns;

/** What goes wrong with the answer to a query. */
public enum DnsFault {
  /** SERVFAIL, however often one asks. */
  SERVFAIL,
  /** SERVFAIL unless checking is disabled (CD=1), as from a resolver that finds DNSSEC broken. */
  BOGUS,
  /** REFUSED. */
  REFUSED,
  /** No answer. */
  SILENCE,
  /** An answer with TC and no records over UDP; whole over TCP. */
  TRUNCATED,
  /** Bytes that are no DNS message. */
  GARBAGE,
  /** The right answer under another message id. */
  WRONG_ID,
  /** A whole answer to a question that was not asked. */
  OTHER_NAME,
  /** FORMERR to a query with EDNS, the right answer to one without. */
  NO_EDNS
}
