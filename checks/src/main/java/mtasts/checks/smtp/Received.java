package mtasts.checks.smtp;

import java.io.IOException;
import java.util.Optional;

/** What came from the server where a reply was due. */
sealed interface Received permits SmtpReply, Received.Garbled, Received.Gone, Received.Silence {

  /**
   * Something that is no reply.
   *
   * @param why in plain words, escaped, to stand behind "The answer to … "
   */
  record Garbled(String why) implements Received {}

  /**
   * The connection ended.
   *
   * @param midReply whether a reply had begun
   * @param cause how it ended; empty: it was closed
   */
  record Gone(boolean midReply, Optional<IOException> cause) implements Received {}

  /** No complete reply before the deadline. */
  record Silence() implements Received {}
}
