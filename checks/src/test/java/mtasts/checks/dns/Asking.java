package mtasts.checks.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import mtasts.checks.dns.DnsAnswer.Failed;
import mtasts.checks.dns.DnsAnswer.Reason;
import mtasts.checks.dns.DnsAnswer.Records;
import mtasts.checks.net.Deadline;

/** What the tests of lookups share. */
final class Asking {

  private Asking() {}

  static final String SOA = "example.com. 60 IN SOA ns. host. 1 1 1 1 60\n";

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(60));
  }

  static Deadline verySoon() {
    return Deadline.in(Duration.ofMillis(400));
  }

  static DnsjavaDns asking(ScriptedResolver... resolvers) {
    return new DnsjavaDns(
        Arrays.stream(resolvers).map(ScriptedResolver::resolver).toList(), LookupObserver.NONE);
  }

  static <R> List<R> records(DnsAnswer<R> answer) {
    assertThat(answer).isInstanceOf(Records.class);
    return ((Records<R>) answer).records();
  }

  static Reason reason(DnsAnswer<?> answer) {
    assertThat(answer).isInstanceOf(Failed.class);
    return ((Failed<?>) answer).reason();
  }
}
