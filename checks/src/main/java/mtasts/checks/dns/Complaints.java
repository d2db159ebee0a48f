package mtasts.checks.dns;

import java.util.LinkedHashSet;
import java.util.Set;
import mtasts.checks.dns.DnsAnswer.Reason;

/** Why one resolver after the other was of no use. */
final class Complaints {

  private final Set<String> said = new LinkedHashSet<>();
  private Reason worst = Reason.TIMEOUT;

  void add(Resolver resolver, Reason reason, String words) {
    said.add("resolver " + resolver + " " + words);
    if (weight(reason) > weight(worst)) {
      worst = reason;
    }
  }

  /** What tells most about the name: a resolver that looked says more than one that did not. */
  private static int weight(Reason reason) {
    return switch (reason) {
      case TIMEOUT -> 0;
      case REFUSED -> 1;
      case UNUSABLE -> 2;
      case SERVFAIL -> 3;
      case BOGUS -> 4;
    };
  }

  Reason worst() {
    return worst;
  }

  String detail() {
    return String.join("; ", said);
  }
}
