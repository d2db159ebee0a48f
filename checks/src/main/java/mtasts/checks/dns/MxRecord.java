package mtasts.checks.dns;

/**
 * One MX record.
 *
 * @param preference the lower is tried first
 * @param exchange the target in presentation form (escaped), no final dot; empty for a null MX (RFC
 *     7505)
 */
public record MxRecord(int preference, String exchange) {

  /** True for {@code 0 .}: this domain takes no mail (RFC 7505 §3). */
  public boolean isNull() {
    return exchange.isEmpty();
  }
}
