package mtasts.lab.tcp;

import java.io.IOException;
import java.net.Socket;

/** What a server does with a connection; the listener closes the socket afterwards. */
@FunctionalInterface
public interface Conversation {

  /** Talks until done. An {@link IOException} says that the client is gone. */
  void hold(Socket socket) throws IOException, InterruptedException;
}
