package mtasts.checks.dns;

import java.time.Duration;

/** Is told of every lookup that went out to a resolver, on the thread that made it. */
@FunctionalInterface
public interface LookupObserver {

  /** An observer that looks away. */
  LookupObserver NONE = (name, type, answer, took) -> {};

  /**
   * One lookup is over.
   *
   * @param name the name that was asked for
   * @param type the record type, as {@code TXT}
   * @param answer its outcome
   * @param took from the question to the outcome, tries and CNAMEs included
   */
  void lookedUp(String name, String type, DnsAnswer<?> answer, Duration took);
}
