package mtasts.monitor.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.route.DomainLabels;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Status;

/** The series of one domain. */
final class DomainSeries {

  private DomainSeries() {}

  /**
   * Adds them.
   *
   * @param known the group of the domain and all its labels
   * @param chosen the labels that its status carries
   */
  static void add(
      Series series,
      DomainName domain,
      DomainFacts facts,
      DomainLabels known,
      List<String> chosen) {
    Labels plain = Labels.of("domain", domain.name());
    series.gauge(
        "mtasts_domain_status",
        "0 ok, 1 warning, 2 failing, -1 unknown",
        labelled(domain, known, chosen),
        value(facts.status()));
    series.info(
        "mtasts_domain_delivery",
        "What a compliant sender does with mail to the domain",
        plain.add("delivery", facts.delivery().toString()));
    series.time(
        "mtasts_domain_last_check_timestamp_seconds",
        "When the last round of the domain began",
        plain,
        Optional.of(facts.checkedAt()));
    facts
        .mxHosts()
        .forEach(
            (host, preference) ->
                series.gauge(
                    "mtasts_domain_mx_preference",
                    "The preference of an MX host of the domain",
                    plain.add("mx", host),
                    preference));
    policy(series, plain, facts);
  }

  private static void policy(Series series, Labels plain, DomainFacts facts) {
    facts
        .mode()
        .ifPresent(
            mode ->
                series.info(
                    "mtasts_policy",
                    "The policy that is published",
                    plain.add("mode", mode).add("id", facts.id().orElse(""))));
    facts
        .maxAgeSeconds()
        .ifPresent(
            age ->
                series.gauge("mtasts_policy_max_age_seconds", "Its max_age", plain, (double) age));
    series.time(
        "mtasts_policy_certificate_not_after_timestamp_seconds",
        "When the certificate of the policy host ends",
        plain,
        facts.policyNotAfter());
    series.time(
        "mtasts_policy_certificate_not_before_timestamp_seconds",
        "When the certificate of the policy host begins",
        plain,
        facts.policyNotBefore());
  }

  private static Labels labelled(DomainName domain, DomainLabels known, List<String> chosen) {
    Labels labels = Labels.of("domain", domain.name(), "group", known.group().orElse(""));
    for (String key : chosen) {
      if (!labels.contains(key)) {
        labels = labels.add(key, known.labels().getOrDefault(key, ""));
      }
    }
    return labels;
  }

  private static double value(Status status) {
    return switch (status) {
      case OK -> 0;
      case WARNING -> 1;
      case FAILING -> 2;
      case UNKNOWN -> -1;
    };
  }
}
