package mtasts.monitor.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.history.Event;
import mtasts.checks.history.HeldPolicy;
import mtasts.checks.history.HeldPolicy.Gone;
import mtasts.checks.history.HeldPolicy.UnderId;
import mtasts.checks.history.PolicyHistory;
import mtasts.checks.history.PolicyText;
import mtasts.checks.history.RecordHistory;
import mtasts.checks.report.DomainName;
import mtasts.monitor.store.Store;

/** A domain that has moved to another MX host; every member of its history is there. */
final class SampleHistory {

  private static final Instant NOW = FakeRunning.NOW;

  private SampleHistory() {}

  /** Keeps it, with a change of each kind. */
  static void keep(Store store, DomainName domain) {
    List<Event> events =
        Arrays.stream(Event.Kind.values())
            .map(kind -> new Event(NOW, kind, List.of("before"), List.of("since")))
            .toList();
    store.write(
        tx -> {
          tx.put(domain, tx.history(domain), history(), NOW);
          tx.add(domain, events);
          return "done";
        });
  }

  private static DomainHistory history() {
    Gone gone = new Gone(NOW.minusSeconds(120), NOW.minusSeconds(60));
    List<HeldPolicy> policies =
        List.of(policy("mx1.example", Optional.of(gone)), policy("mx2.example", Optional.empty()));
    return new DomainHistory(
        new PolicyHistory(
            policies,
            Optional.of(NOW),
            "mta-sts.provider.example",
            Optional.of(NOW),
            Optional.of(NOW),
            Optional.of(NOW.minusSeconds(30)),
            Optional.of(NOW.plusSeconds(5))),
        Optional.of(
            new RecordHistory(
                "2", NOW.minusSeconds(60), NOW, Optional.empty(), "_mta-sts.example", 3, true)),
        Optional.of(List.of("mx2.example")),
        Optional.empty(),
        Optional.of(NOW.minusSeconds(1)));
  }

  private static HeldPolicy policy(String mx, Optional<Gone> gone) {
    PolicyText text =
        PolicyText.of("version: STSv1\r\nmode: enforce\r\nmx: " + mx + "\r\nmax_age: 604800\r\n")
            .orElseThrow();
    List<UnderId> ids =
        List.of(
            new UnderId("1", NOW.minusSeconds(600), Optional.of(NOW.minusSeconds(120))),
            new UnderId("2", NOW.minusSeconds(60), Optional.empty()));
    return new HeldPolicy(text, ids, NOW.minusSeconds(600), gone);
  }
}
