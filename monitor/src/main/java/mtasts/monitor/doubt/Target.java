package mtasts.monitor.doubt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import mtasts.checks.policy.PublicSuffix;

/**
 * Somebody out there who is heard or not.
 *
 * @param way how it is reached
 * @param host the name of the policy host or MX host, or the name that is looked up
 * @param address where it is, as text; empty for a lookup
 * @param domain what somebody registered, of which the host is a part
 */
public record Target(Way way, String host, String address, String domain) {

  /** Whom a look at the resolvers asks of in any case: the root of the DNS. */
  static final Target ROOT = new Target(Way.LOOKUPS, ".", "", ".");

  /** A name that is looked up. */
  public static Target name(String name) {
    return new Target(Way.LOOKUPS, name, "", PublicSuffix.registered(name));
  }

  /** A policy host at one of its addresses. */
  public static Target policyHost(String host, String address) {
    return new Target(Way.https(address), host, address, PublicSuffix.registered(host));
  }

  /** An MX host at one of its addresses. */
  public static Target mxHost(String host, String address) {
    return new Target(Way.smtp(address), host, address, PublicSuffix.registered(host));
  }

  /** Whether the two share neither domain nor address. */
  boolean isUnrelatedTo(Target other) {
    return !domain.equals(other.domain) && (address.isEmpty() || !address.equals(other.address));
  }

  /** So many of these, each unrelated to each; fewer, or none, where there are no more. */
  static List<Target> unrelated(Collection<Target> targets, int count) {
    return extended(List.of(), List.copyOf(targets), count);
  }

  private static List<Target> extended(List<Target> chosen, List<Target> rest, int count) {
    List<Target> best = chosen;
    for (int i = 0; i < rest.size() && best.size() < count; i++) {
      Target next = rest.get(i);
      if (chosen.stream().allMatch(next::isUnrelatedTo)) {
        List<Target> more = new ArrayList<>(chosen);
        more.add(next);
        List<Target> found =
            more.size() == count ? more : extended(more, rest.subList(i + 1, rest.size()), count);
        best = found.size() > best.size() ? found : best;
      }
    }
    return best;
  }
}
