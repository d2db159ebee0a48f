package mtasts.checks.report;

import java.util.List;
import java.util.Optional;

/**
 * The MTA-STS record as it was seen.
 *
 * @param txt the TXT records at {@code _mta-sts}, each as escaped text
 * @param id the id of the valid record
 * @param cname the CNAME chain to them, first target first
 * @param ttlSeconds the time to live that the resolver gave
 */
public record RecordSeen(
    List<String> txt, Optional<String> id, List<String> cname, Optional<Long> ttlSeconds) {}
