package mtasts.monitor.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import mtasts.alerts.outbox.DeliveryListener;
import mtasts.checks.report.Status;

/**
 * Every meter of the monitor. Thread-safe; counting never blocks. The names are public interface.
 */
public final class Metrics implements DeliveryListener, AutoCloseable {

  private static final Duration[] BUCKETS =
      Stream.of("0.1", "0.25", "0.5", "1", "2.5", "5", "10", "30", "60", "120")
          .map(seconds -> Duration.parse("PT" + seconds + "S"))
          .toArray(Duration[]::new);

  /**
   * Meters of Micrometer whose names are against the rules of Prometheus for units and suffixes.
   */
  private static final List<String> MISNAMED = List.of("process.cpu.time", "system.cpu.count");

  /** The result of a round that this program itself could not do. */
  private static final String ERROR = "error";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Fleet fleet;
  private final AtomicReference<ReloadState> reload = new AtomicReference<>(ReloadState.NONE);

  /** How the last reading of the configuration went. */
  private record ReloadState(boolean successful, double successSeconds, int quarantined) {
    static final ReloadState NONE = new ReloadState(false, 0, 0);
  }

  /**
   * Makes every meter that has no domain, MX host or code, at zero.
   *
   * @param version the version of this program
   * @param standing what is open and what waits, asked for at each scrape
   * @param clock the time
   */
  public Metrics(String version, Standing standing, InstantSource clock) {
    this.fleet = new Fleet(version, standing, clock);
    registry.getPrometheusRegistry().register(fleet);
    for (String meter : MISNAMED) {
      registry.config().meterFilter(MeterFilter.denyNameStartsWith(meter));
    }
    for (Status status : Status.values()) {
      rounds(status.toString());
    }
    rounds(ERROR);
    for (Probe probe : Probe.values()) {
      for (Probe.Result result : Probe.Result.values()) {
        probes(probe, result);
      }
    }
    delay();
    configurationGauges();
    processMeters();
  }

  private void configurationGauges() {
    gauge(
        "mtasts_config_last_reload_successful",
        "Whether the last reading of the configuration succeeded",
        state -> state.successful() ? 1 : 0);
    gauge(
        "mtasts_config_last_reload_success_timestamp_seconds",
        "When the configuration in force was read",
        ReloadState::successSeconds);
    gauge(
        "mtasts_config_quarantined_files",
        "Included configuration files that are left out because they are bad",
        ReloadState::quarantined);
  }

  private void gauge(String name, String help, ToDoubleFunction<ReloadState> value) {
    Gauge.builder(name, reload, state -> value.applyAsDouble(state.get()))
        .description(help)
        .register(registry);
  }

  private void processMeters() {
    collections.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Every series, as text. */
  public String scrape(Exposition exposition) {
    return registry.scrape(exposition.contentType());
  }

  /** The domains, as each was last seen. */
  public Fleet fleet() {
    return fleet;
  }

  /** A round ended in a report of this status. */
  public void round(Status status, Duration took) {
    ended(status.toString(), took);
  }

  /** A round failed inside this program. */
  public void roundFailed(Duration took) {
    ended(ERROR, took);
  }

  private void ended(String result, Duration took) {
    rounds(result).increment();
    roundTimes(result).record(took);
  }

  /** An outward step ended. */
  public void probe(Probe probe, Probe.Result result, Duration took) {
    probes(probe, result).increment();
    probeTimes(probe, result).record(took);
  }

  /** A round began so much later than it was due. */
  public void late(Duration late) {
    delay().record(late);
  }

  @Override
  public void ended(String receiver, Result result) {
    notifications(receiver, result).increment();
  }

  /** Makes the series of these receivers, at zero. */
  public void receivers(Collection<String> names) {
    for (String name : names) {
      for (Result result : Result.values()) {
        notifications(name, result);
      }
    }
  }

  /** A configuration was taken. */
  public void configurationTaken(Instant at, int quarantined) {
    reload.set(new ReloadState(true, at.toEpochMilli() / 1000.0, quarantined));
  }

  /** A configuration was refused; the one before stays in force. */
  public void configurationRefused() {
    reload.updateAndGet(
        state -> new ReloadState(false, state.successSeconds(), state.quarantined()));
  }

  private Counter rounds(String result) {
    roundTimes(result);
    return Counter.builder("mtasts_rounds")
        .description("Rounds by the status that they ended in; error: failed inside the monitor")
        .tag("result", result)
        .register(registry);
  }

  private Timer roundTimes(String result) {
    return Timer.builder("mtasts_round_duration")
        .description("How long rounds take")
        .tag("result", result)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Counter probes(Probe probe, Probe.Result result) {
    probeTimes(probe, result);
    return Counter.builder("mtasts_probes")
        .description("Lookups, policy fetches and SMTP conversations")
        .tag("probe", probe.toString())
        .tag("result", result.toString())
        .register(registry);
  }

  private Timer probeTimes(Probe probe, Probe.Result result) {
    return Timer.builder("mtasts_probe_duration")
        .description("How long lookups, policy fetches and SMTP conversations take")
        .tag("probe", probe.toString())
        .tag("result", result.toString())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Timer delay() {
    return Timer.builder("mtasts_schedule_delay")
        .description("How much later than due rounds begin")
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Counter notifications(String receiver, Result result) {
    return Counter.builder("mtasts_notifications")
        .description("Attempts to deliver a message, by what became of it")
        .tag("receiver", receiver)
        .tag("outcome", result.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
