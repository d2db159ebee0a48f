package mtasts.monitor.web;

import java.util.Optional;

/** What the web side asks of the running monitor. */
public interface Running {

  /** What does not get on, in plain words; empty where all is well. */
  Optional<String> trouble();

  /** True once every domain that was there at the start has had a round. */
  boolean isReady();

  /** How many domains are monitored. */
  int domains();
}
