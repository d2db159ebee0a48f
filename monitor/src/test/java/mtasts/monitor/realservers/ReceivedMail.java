package mtasts.monitor.realservers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail as it lies in the mailbox.
 *
 * @param head the header fields in their order, unfolded, each as {@code Name: value}
 * @param body all behind the first empty line, in its transfer encoding
 */
record ReceivedMail(List<String> head, String body) {
  private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]+>");

  static ReceivedMail parse(String text) {
    String lines = text.replace("\r\n", "\n");
    int end = lines.indexOf("\n\n");
    String head = end < 0 ? lines : lines.substring(0, end);
    String body = end < 0 ? "" : lines.substring(end + 2);
    String unfolded = head.replaceAll("\n[ \t]+", " ");
    return new ReceivedMail(unfolded.lines().toList(), body);
  }

  /** The value of the first header field of that name, empty where there is none. */
  String header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return head.stream()
        .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(start))
        .map(field -> field.substring(start.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** The message ids in a header field such as References. */
  List<String> messageIds(String name) {
    List<String> ids = new ArrayList<>();
    Matcher matcher = MESSAGE_ID.matcher(header(name));
    while (matcher.find()) {
      ids.add(matcher.group());
    }
    return List.copyOf(ids);
  }
}
