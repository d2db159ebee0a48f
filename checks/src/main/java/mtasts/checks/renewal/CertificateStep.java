package mtasts.checks.renewal;

import java.util.List;
import java.util.stream.Stream;
import mtasts.checks.report.Fault;

/**
 * What a round adds to the memory of one host's certificates, and what that memory says of the
 * round. Pure: the moments are those of the looks.
 *
 * @param memory what is remembered from now on; equal to what was where the host did not change
 * @param faults what there is to say
 */
public record CertificateStep(CertificateMemory memory, List<Fault> faults) {

  /** Copies the list. */
  public CertificateStep {
    faults = List.copyOf(faults);
  }

  /** Takes what a round saw of one host. */
  public static CertificateStep of(CertificateMemory before, HostSight sight) {
    HostSight news = sight.newerThan(before);
    CertificateMemory after = before.with(news);
    CertificateFaults faults = new CertificateFaults(before, after, news);
    return new CertificateStep(after, Stream.concat(faults.late(), faults.changed()).toList());
  }
}
