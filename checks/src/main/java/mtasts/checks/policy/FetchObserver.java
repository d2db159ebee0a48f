package mtasts.checks.policy;

/** Is told of every fetch that went out, on the thread that made it. */
@FunctionalInterface
public interface FetchObserver {

  /** An observer that looks away. */
  FetchObserver NONE = answer -> {};

  /** One fetch from one address is over. */
  void fetched(PolicyAnswer answer);
}
