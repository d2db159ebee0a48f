package mtasts.checks;

import java.util.Optional;
import mtasts.checks.dane.DaneJudge;
import mtasts.checks.report.DomainName;
import mtasts.checks.smtp.MxProbe;

/**
 * How MX hosts are looked at.
 *
 * @param domain whose MX hosts they are
 * @param lookups the way to the DNS
 * @param probe the way to the hosts; empty where only the DNS is wanted
 * @param dane judges TLSA records; empty where they are not wanted
 * @param settings how to check
 */
record MxLook(
    DomainName domain,
    Lookups lookups,
    Optional<MxProbe> probe,
    Optional<DaneJudge> dane,
    CheckSettings settings) {}
