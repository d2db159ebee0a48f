package mtasts.checks.dns;

import java.util.List;

/** The outcome of one lookup. Three of the four say something about the name; the last does not. */
public sealed interface DnsAnswer<R> {

  /**
   * There are records.
   *
   * @param records at least one
   * @param cnames the CNAME targets on the way, first first; empty where the name itself has them
   * @param ttlSeconds the lowest time to live on the way, as the resolver gave it
   * @param authentic the resolver vouches for DNSSEC validation (AD bit) and is trusted to do so
   */
  record Records<R>(List<R> records, List<String> cnames, long ttlSeconds, boolean authentic)
      implements DnsAnswer<R> {
    /** Copies the lists. */
    public Records {
      records = List.copyOf(records);
      cnames = List.copyOf(cnames);
    }
  }

  /**
   * The name, or the last target of its CNAMEs, does not exist (NXDOMAIN).
   *
   * @param cnames the CNAME targets on the way; the last one is what does not exist
   * @param authentic as for {@link Records}
   */
  record NoSuchName<R>(List<String> cnames, boolean authentic) implements DnsAnswer<R> {
    /** Copies the list. */
    public NoSuchName {
      cnames = List.copyOf(cnames);
    }
  }

  /** The name exists and has no record of this type; members as for {@link NoSuchName}. */
  record NoData<R>(List<String> cnames, boolean authentic) implements DnsAnswer<R> {
    /** Copies the list. */
    public NoData {
      cnames = List.copyOf(cnames);
    }
  }

  /**
   * Could not be told.
   *
   * @param reason what went wrong
   * @param detail the same in plain words, escaped: which resolvers said what
   */
  record Failed<R>(Reason reason, String detail) implements DnsAnswer<R> {}

  /** Why a lookup could not be told. */
  enum Reason {
    /** The resolver said SERVFAIL, with and without checking. */
    SERVFAIL,
    /** SERVFAIL, while the same query with checking disabled (CD=1) answers: DNSSEC is broken. */
    BOGUS,
    /** The resolver refuses to serve us. */
    REFUSED,
    /** No answer in time, or the resolver could not be reached. */
    TIMEOUT,
    /** An answer that cannot be used: malformed, for another name, a CNAME loop. */
    UNUSABLE
  }
}
