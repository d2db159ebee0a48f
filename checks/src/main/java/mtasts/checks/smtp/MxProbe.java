package mtasts.checks.smtp;

import java.net.InetAddress;
import java.time.Duration;

/** Looks at STARTTLS of one MX host at one address. */
@FunctionalInterface
public interface MxProbe {

  /**
   * Holds one conversation, or gives one that was held lately.
   *
   * @param mxHost the name as the MX record gives it, A-labels, no final dot
   * @param address one of its addresses
   * @param timeout how long the conversation may take, from the moment that it begins; waiting for
   *     a free place at the host does not count
   * @return what was seen; a server that fails is a value too
   * @throws InterruptedException where the thread is interrupted; the connection is closed then
   */
  SmtpSession probe(String mxHost, InetAddress address, Duration timeout)
      throws InterruptedException;
}
