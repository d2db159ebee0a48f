package mtasts.alerts.outbox;

import java.util.Comparator;
import java.util.Optional;

/**
 * Who gets a message.
 *
 * @param receiver the name of the receiver
 * @param owner the mail address of the owner of domains, where the receiver goes to owners; each
 *     has a thread of messages of its own
 */
public record Addressee(String receiver, Optional<String> owner) implements Comparable<Addressee> {

  private static final Comparator<Addressee> ORDER =
      Comparator.comparing(Addressee::receiver).thenComparing(one -> one.owner.orElse(""));

  /** A receiver that knows by itself where its messages go. */
  public static Addressee of(String receiver) {
    return new Addressee(receiver, Optional.empty());
  }

  /** The owner to whom a receiver goes. */
  public static Addressee owner(String receiver, String address) {
    return new Addressee(receiver, Optional.of(address));
  }

  @Override
  public int compareTo(Addressee other) {
    return ORDER.compare(this, other);
  }

  /** For log lines: {@code ops}, {@code owners (jo@example.org)}. */
  @Override
  public String toString() {
    return receiver + owner.map(address -> " (" + address + ")").orElse("");
  }
}
