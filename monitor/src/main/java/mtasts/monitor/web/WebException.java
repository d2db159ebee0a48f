package mtasts.monitor.web;

/** The HTTP listener could not be opened; the message says why and what to do. */
public final class WebException extends RuntimeException {

  WebException(String message, Throwable cause) {
    super(message, cause);
  }
}
