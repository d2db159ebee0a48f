package mtasts.checks.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mtasts.checks.report.Printable;
import org.xbill.DNS.Name;

/** The way from the name that was asked for along its CNAMEs, over as many answers as it takes. */
final class Chain {

  private final List<Name> names = new ArrayList<>();
  private long ttlSeconds = Integer.MAX_VALUE;
  private boolean authentic = true;

  Chain(Name asked) {
    names.add(asked);
  }

  /** The name to ask for next; at the end, the one that the answer is about. */
  Name last() {
    return names.getLast();
  }

  /**
   * Walks on as an answer has it.
   *
   * @return what is wrong with the way: a loop, or too many hops
   */
  Optional<String> follow(Reading reading, boolean vouched) {
    ttlSeconds = Math.min(ttlSeconds, reading.ttlSeconds());
    authentic &= vouched;
    for (Name hop : reading.hops()) {
      boolean loop = names.contains(hop);
      names.add(hop);
      if (loop) {
        return Optional.of("a CNAME loop: " + shown());
      }
      if (names.size() - 1 > Reading.MAX_HOPS) {
        return Optional.of("more than " + Reading.MAX_HOPS + " CNAMEs in a row: " + shown());
      }
    }
    return Optional.empty();
  }

  private String shown() {
    String way = names.stream().map(Chain::text).collect(Collectors.joining(" -> "));
    return Printable.text(way, 400);
  }

  List<String> cnames() {
    return names.stream().skip(1).map(Chain::text).toList();
  }

  long ttlSeconds() {
    return ttlSeconds;
  }

  boolean authentic() {
    return authentic;
  }

  /** In presentation form without the final dot; the root is empty. */
  static String text(Name name) {
    return name.equals(Name.root) ? "" : name.toString(true);
  }
}
