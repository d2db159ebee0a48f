package mtasts.monitor.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Evidence;
import mtasts.checks.report.Finding;
import mtasts.monitor.config.HttpConfig;
import mtasts.monitor.metrics.Exposition;
import mtasts.monitor.metrics.Probed;

/**
 * {@code GET /probe?target=DOMAIN}: one check, answered with its series alone, for those who keep
 * their targets in Prometheus; {@code debug=true} shows what was seen before them. In the manner of
 * blackbox_exporter, down to the header with the timeout of the scrape. Off unless {@code
 * http.probe} says otherwise, since it has this machine connect wherever a reader wants.
 */
final class ProbePage {

  private static final int TOO_MANY = 429;

  /** What the answer needs on its way, of the time that Prometheus waits. */
  private static final Duration ON_THE_WAY = Duration.ofMillis(500);

  private static final Duration LEAST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Supplier<HttpConfig> http;
  private final Check check;
  private final ProbeLimit limit;
  private final LongSupplier nanoTime;

  /** Checks a domain now. */
  @FunctionalInterface
  interface Check {
    DomainReport check(DomainName domain) throws InterruptedException;
  }

  ProbePage(Supplier<HttpConfig> http, Check check, LongSupplier nanoTime) {
    this.http = http;
    this.check = check;
    this.limit = new ProbeLimit(nanoTime);
    this.nanoTime = nanoTime;
  }

  void show(Context ctx) throws InterruptedException {
    if (!http.get().probe()) {
      throw new NotFoundResponse("http.probe is off");
    }
    DomainName target = target(ctx);
    Duration patience = patience(ctx);
    if (!limit.enter()) {
      ctx.header("Retry-After", "10");
      throw new HttpResponseException(TOO_MANY, "Too many probes at once, or in a minute");
    }
    try {
      answer(ctx, target, probe(target, patience));
    } finally {
      limit.leave();
    }
  }

  private static DomainName target(Context ctx) {
    String target = Optional.ofNullable(ctx.queryParam("target")).orElse("");
    try {
      return DomainName.of(target);
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse("target wants to be a domain name: " + e.getMessage());
    }
  }

  /** How long the check may take. */
  private static Duration patience(Context ctx) {
    String header =
        Optional.ofNullable(ctx.header("X-Prometheus-Scrape-Timeout-Seconds")).orElse("");
    if (!header.matches("[0-9]{1,4}(\\.[0-9]{1,9})?")) {
      return LONGEST;
    }
    Duration wanted =
        Duration.ofMillis((long) (Double.parseDouble(header) * 1000)).minus(ON_THE_WAY);
    Duration bounded = wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    return bounded.compareTo(LEAST) < 0 ? LEAST : bounded;
  }

  private Probed probe(DomainName target, Duration patience) throws InterruptedException {
    long start = nanoTime.getAsLong();
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<DomainReport> report = thread.submit(() -> check.check(target));
      try {
        return new Probed(
            Optional.of(report.get(patience.toMillis(), TimeUnit.MILLISECONDS)), since(start));
      } catch (TimeoutException e) {
        report.cancel(true);
        return new Probed(Optional.empty(), since(start));
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private Duration since(long start) {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }

  private static void answer(Context ctx, DomainName target, Probed probed) {
    if (Boolean.parseBoolean(ctx.queryParam("debug"))) {
      ctx.contentType("text/plain; charset=utf-8")
          .result(
              probed.report().map(ProbePage::explained).orElse(target + ": no end in time\n")
                  + "\n"
                  + probed.scrape(Exposition.TEXT));
    } else {
      Exposition wanted = Exposition.wanted(Optional.ofNullable(ctx.header("Accept")).orElse(""));
      ctx.contentType(wanted.contentType()).result(probed.scrape(wanted));
    }
  }

  private static String explained(DomainReport report) {
    StringBuilder text = new StringBuilder();
    text.append("%s  %s  %s%n".formatted(report.domain(), report.status(), report.delivery()));
    for (Finding finding : report.findings()) {
      text.append(
          "  %s  %s  %s: %s%n"
              .formatted(finding.severity(), finding.code(), finding.subject(), finding.summary()));
    }
    return text.append(Evidence.of(report)).toString();
  }
}
