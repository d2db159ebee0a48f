package mtasts.alerts.webhook;

import mtasts.alerts.notice.Notice;

/** Makes the body of a request. Pure: the same notice gives the same bytes, within the limits. */
@FunctionalInterface
interface Payload {

  /** The body, JSON in UTF-8. */
  byte[] of(Notice notice);
}
