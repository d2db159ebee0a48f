package mtasts.monitor;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mtasts.alerts.notice.ServerTrust;
import mtasts.alerts.webhook.Heartbeat;
import mtasts.monitor.config.HeartbeatConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the dead-man's switch of the configuration again and again, and lets it lapse while the
 * monitor does not do its work. Its methods are called by one thread at a time.
 */
final class Pulse {

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Supplier<Optional<String>> trouble;
  private Optional<HeartbeatConfig> followed = Optional.empty();
  private List<X509Certificate> trusted = List.of();
  private Optional<Beats> beats = Optional.empty();

  /**
   * Sets it up; nothing is called before {@link #follow}.
   *
   * @param trouble why there is to be no call, in plain words; asked before each
   */
  Pulse(Supplier<Optional<String>> trouble) {
    this.trouble = trouble;
  }

  /**
   * Calls what this configuration says, from now on, the first time at once.
   *
   * @param own roots that vouch for its server beside those of the runtime
   */
  void follow(Optional<HeartbeatConfig> config, List<X509Certificate> own)
      throws InterruptedException {
    if (!config.equals(followed) || !own.equals(trusted)) {
      stop();
      followed = config;
      trusted = own;
      beats = config.map(heartbeat -> new Beats(heartbeat, ServerTrust.systemAnd(own)));
    }
  }

  /** Calls no more. */
  void stop() throws InterruptedException {
    if (beats.isPresent()) {
      beats.get().stop();
    }
    beats = Optional.empty();
    followed = Optional.empty();
  }

  /**
   * The calls of one configuration. A line in the log where they end and where they begin again.
   */
  private final class Beats {

    private final Heartbeat heartbeat;
    private final Ticker ticker;
    private Optional<String> silentBecause = Optional.empty();

    Beats(HeartbeatConfig config, ServerTrust trust) {
      heartbeat = new Heartbeat(config.url(), TIMEOUT, trust);
      ticker = new Ticker(this::beat, config.every());
    }

    private void beat() throws InterruptedException {
      Optional<String> reason = trouble.get();
      if (reason.isEmpty()) {
        reason = heartbeat.beat();
      }
      if (reason.isPresent() != silentBecause.isPresent()) {
        reason.ifPresentOrElse(
            why -> LOG.warn("the heartbeat is not sent: {}", why),
            () -> LOG.info("the heartbeat is sent again"));
      }
      silentBecause = reason;
    }

    void stop() throws InterruptedException {
      ticker.stop();
      heartbeat.close();
    }
  }
}
