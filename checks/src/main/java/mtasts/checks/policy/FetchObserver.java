package mtasts.checks.policy;

import mtasts.checks.report.DomainName;

/** Is told of every fetch that went out, on the thread that made it. */
@FunctionalInterface
public interface FetchObserver {

  /** An observer that looks away. */
  FetchObserver NONE = (domain, answer) -> {};

  /** One fetch of the policy of this domain, from one address, is over. */
  void fetched(DomainName domain, PolicyAnswer answer);
}
