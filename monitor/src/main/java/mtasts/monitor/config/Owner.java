package mtasts.monitor.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who owns a domain: the mail address in its label. */
final class Owner {

  /** The name of the label. */
  static final String LABEL = "owner";

  /** RFC 5321 §4.5.3.1.3: a path is at most 256 octets, two of them angle brackets. */
  private static final int LONGEST = 254;

  /** Narrower than RFC 5321: nothing that a header, a page or a shell could take for more. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9][A-Za-z0-9._+=-]{0,63}"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,63}");

  private Owner() {}

  /** The address in these labels; empty: there is none, or it is no plain address. */
  static Optional<String> of(Map<String, String> labels) {
    return Optional.ofNullable(labels.get(LABEL)).filter(Owner::isAddress);
  }

  private static boolean isAddress(String text) {
    return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
  }
}
