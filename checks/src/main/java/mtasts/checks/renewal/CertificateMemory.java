package mtasts.checks.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is remembered of the certificates of one host, whatever the number of its addresses and of
 * the domains that use it. Changes only when the host does.
 *
 * @param shown what it shows, by fingerprint
 * @param renewals its last renewals, in the order of time
 */
public record CertificateMemory(List<ShownCertificate> shown, List<Renewal> renewals) {

  /** Nothing was seen yet. */
  public static final CertificateMemory NONE = new CertificateMemory(List.of(), List.of());

  /** Enough for the habits of two kinds of certificates at one host. */
  private static final int MOST_RENEWALS = 2 * RenewalHabit.WINDOW;

  /** A look that lies back further is no shared one: the clock was set back. */
  private static final Duration SHARED_FOR = Duration.ofDays(1);

  /** Copies the lists. */
  public CertificateMemory {
    shown = List.copyOf(shown);
    renewals = List.copyOf(renewals);
  }

  /** The same after another look, of which nothing is outdated. */
  CertificateMemory with(HostSight sight) {
    if (sight.looks().isEmpty()) {
      return this;
    }
    List<ShownCertificate> now = new ArrayList<>();
    List<ShownCertificate> gone = new ArrayList<>();
    for (ShownCertificate known : shown) {
      SortedMap<String, Instant> addresses = addresses(known, sight);
      (addresses.isEmpty() ? gone : now).add(known.at(addresses));
    }
    for (HostSight.Look look : sight.looks().values()) {
      ShownCertificate fresh = ShownCertificate.of(look.certificate(), look.at());
      if (find(fresh.sha256(), shown).isEmpty() && find(fresh.sha256(), now).isEmpty()) {
        now.add(fresh.at(addresses(fresh, sight)));
      }
    }
    now.sort(Comparator.comparing(ShownCertificate::sha256));
    return new CertificateMemory(now, renewals(gone, now, sight.at()));
  }

  /** Where it is shown now: an address that could not be looked at shows what it did before. */
  private static SortedMap<String, Instant> addresses(ShownCertificate known, HostSight sight) {
    SortedMap<String, Instant> addresses = new TreeMap<>(known.since());
    addresses.keySet().retainAll(sight.addresses());
    sight
        .looks()
        .forEach(
            (address, look) -> {
              if (look.certificate().sha256().equals(known.sha256())) {
                addresses.putIfAbsent(address, look.at());
              } else {
                addresses.remove(address);
              }
            });
    return addresses;
  }

  /** A certificate that goes without a successor, as in a rollback, is no renewal. */
  private List<Renewal> renewals(
      List<ShownCertificate> gone, List<ShownCertificate> now, Instant at) {
    List<Renewal> all = new ArrayList<>(renewals);
    for (ShownCertificate old : gone) {
      if (now.stream().anyMatch(next -> next.succeeds(old))) {
        add(old.replacedBy(at), all);
      }
    }
    return all.subList(Math.max(0, all.size() - MOST_RENEWALS), all.size());
  }

  /** One that came back after it was replaced counts once, with what was left at the last end. */
  private static void add(Renewal renewal, List<Renewal> all) {
    if (RenewalHabit.counts(renewal)) {
      all.removeIf(known -> known.certificate().equals(renewal.certificate()));
      all.add(renewal);
    }
  }

  /** What this address was last seen with. */
  Optional<ShownCertificate> at(String address) {
    return shown.stream().filter(known -> known.since().containsKey(address)).findFirst();
  }

  /** Whether the certificate is one of those that are shown. */
  boolean shows(String sha256) {
    return find(sha256, shown).isPresent();
  }

  /** What was issued last of what is shown. */
  Optional<ShownCertificate> newest() {
    return shown.stream().max(Comparator.comparing(ShownCertificate::notBefore));
  }

  /** Whether a conversation of before is older than what is known of its address. */
  boolean isOutdated(String address, HostSight.Look look) {
    return at(address)
        .map(known -> Duration.between(look.at(), known.since().getOrDefault(address, look.at())))
        .filter(age -> age.isPositive() && age.compareTo(SHARED_FOR) < 0)
        .isPresent();
  }

  private static Optional<ShownCertificate> find(String sha256, List<ShownCertificate> among) {
    return among.stream().filter(one -> one.sha256().equals(sha256)).findFirst();
  }
}
