package mtasts.checks.dns;

import org.xbill.DNS.Message;

/** What came of asking one resolver. */
sealed interface Reply {

  /** A well-formed answer to the question that was asked, of whatever response code. */
  record Answered(Message message) implements Reply {}

  /**
   * Nothing to use.
   *
   * @param words what the resolver did, to stand behind its address
   */
  record Useless(DnsAnswer.Reason reason, String words) implements Reply {}
}
