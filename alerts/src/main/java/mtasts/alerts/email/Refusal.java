package mtasts.alerts.email;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mtasts.alerts.notice.Plain;
import mtasts.alerts.outbox.Outcome;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.MailException;

/** Reads what a mail server said no to, and for how long. */
final class Refusal {

  private static final int MAX_REASON = 300;
  private static final int MAX_LINKS = 64;

  /** Failures of the transport begin with the reply of the server. */
  private static final Pattern REPLY = Pattern.compile("[45][0-9][0-9][ -].*", Pattern.DOTALL);

  private Refusal() {}

  static Outcome outcome(MailException e) {
    List<Throwable> chain = chain(e);
    Optional<SendFailedException> failed = first(chain, SendFailedException.class);
    List<String> replies =
        chain.stream()
            .filter(MessagingException.class::isInstance)
            .flatMap(link -> Stream.ofNullable(link.getMessage()))
            .filter(message -> REPLY.matcher(message).matches())
            .map(message -> Plain.line(message.strip(), MAX_REASON))
            .distinct()
            .toList();
    if (failed.isPresent() && count(failed.get().getValidSentAddresses()) > 0) {
      return new Outcome.Delivered(
          Optional.of("some recipients were refused: " + String.join("; ", replies)));
    }
    boolean forGood =
        failed.isPresent()
            && !replies.isEmpty()
            && replies.stream().allMatch(reply -> reply.startsWith("5"));
    String reason = replies.isEmpty() ? reason(chain) : String.join("; ", replies);
    return forGood
        ? new Outcome.Refused("the mail server refuses it: " + reason)
        : Outcome.retry(reason);
  }

  private static String reason(List<Throwable> chain) {
    if (first(chain, AuthenticationFailedException.class).isPresent()) {
      return "the mail server does not accept the login";
    }
    String deepest =
        chain.stream()
            .flatMap(link -> Stream.ofNullable(link.getMessage()))
            .reduce("no reason given", (_, last) -> last);
    return "the mail server cannot be used: " + Plain.line(deepest, MAX_REASON);
  }

  /** Causes and, for failures of several recipients, the exceptions chained to each other. */
  private static List<Throwable> chain(Throwable e) {
    List<Throwable> chain = new ArrayList<>();
    Throwable next = e;
    while (next != null && chain.size() < MAX_LINKS) {
      chain.add(next);
      next = next instanceof MessagingException m ? m.getNextException() : next.getCause();
    }
    return chain;
  }

  private static <T> Optional<T> first(List<Throwable> chain, Class<T> type) {
    return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  private static int count(Address @Nullable [] addresses) {
    return addresses == null ? 0 : addresses.length;
  }
}
