package mtasts.lab.http;

/** What a server does with a request instead of answering it well. */
public enum HttpFault {
  /** Nothing wrong. */
  NONE,
  /** Never answers. */
  SILENCE,
  /** Closes without a word. */
  DROP,
  /** Closes within the headers. */
  DROP_IN_HEADERS,
  /** Closes after half of the body that Content-Length promised. */
  DROP_IN_BODY,
  /** Answers with bytes that are no HTTP. */
  GARBAGE,
  /** Sends header lines for ever. */
  ENDLESS_HEADERS,
  /** Sends a body for ever. */
  ENDLESS_BODY
}
