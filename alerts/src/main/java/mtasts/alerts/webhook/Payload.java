package mtasts.alerts.webhook;

import mtasts.alerts.notice.Message;
import okhttp3.HttpUrl;

/** Makes the body of a request. Pure: the same message gives the same bytes, within the limits. */
@FunctionalInterface
interface Payload {

  /** The body, JSON in UTF-8. */
  byte[] of(Message message);

  /** Where it goes, with the address of the receiver as a start. */
  default HttpUrl address(HttpUrl url, Message message) {
    return url;
  }
}
