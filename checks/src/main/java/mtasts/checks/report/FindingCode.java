package mtasts.checks.report;

import static mtasts.checks.report.FaultClass.DEFINITE;
import static mtasts.checks.report.FaultClass.EVENT;
import static mtasts.checks.report.FaultClass.TIMED;
import static mtasts.checks.report.FaultClass.TRANSIENT;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue: every code that a finding can have. Codes are public interface: users route,
 * silence and graph by them, so a code, once released, keeps its meaning.
 */
public enum FindingCode {
  // dns: the lookups
  DNS_LOOKUP_FAILED(
      "dns.lookup-failed",
      ByMode.UNKNOWN,
      TRANSIENT,
      "RFC 8461 §3.1",
      "a lookup that the check needs got SERVFAIL, REFUSED, no answer in time or an unusable"
          + " answer",
      "an answer, also one that says that there is no such record"),
  DNS_BOGUS(
      "dns.bogus",
      ByMode.ERROR,
      TRANSIENT,
      "RFC 4035 §5.5",
      "the resolver answers SERVFAIL, and the same query with checking disabled is answered: DNSSEC"
          + " validation fails",
      "signatures that validate, or an unsigned zone"),

  // record: the _mta-sts TXT record
  RECORD_MISSING(
      "record.missing",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.1",
      "no TXT record at _mta-sts begins with v=STSv1;",
      "one TXT record at _mta-sts that begins with v=STSv1;"),
  RECORD_MULTIPLE(
      "record.multiple",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.1",
      "more than one TXT record at _mta-sts begins with v=STSv1;",
      "exactly one TXT record that begins with v=STSv1;"),
  RECORD_INVALID(
      "record.invalid",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.1",
      "the record begins with v=STSv1 and breaks the grammar elsewhere than in its id",
      "fields name=value, separated by semicolons, without blanks inside"),
  RECORD_ID_MISSING(
      "record.id-missing",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.1",
      "the record has no id field",
      "a field id=… of 1 to 32 letters and digits"),
  RECORD_ID_INVALID(
      "record.id-invalid",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.1",
      "the id is empty, longer than 32 characters, or holds anything but letters and digits",
      "an id of 1 to 32 letters and digits"),
  RECORD_DUPLICATE_FIELD(
      "record.duplicate-field",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8461 §3.2",
      "a field stands twice in the record; the first counts",
      "each field once"),
  RECORD_INTEROP(
      "record.interop",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8461 §3.1",
      "valid by the RFC, but known senders read the record otherwise",
      "a record that every known sender reads alike"),
  RECORD_TTL(
      "record.ttl",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8461 §8.1",
      "the TTL of the record is above one day: senders learn of a policy change that late",
      "a TTL of one day or less"),

  // policy: the policy host and file
  POLICY_HOST_MISSING(
      "policy.host-missing",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.3",
      "the policy host has neither an A nor an AAAA record",
      "an address for the policy host"),
  POLICY_ADDRESS_PRIVATE(
      "policy.address-private",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.3",
      "the policy host has an address that senders on the internet cannot reach",
      "public addresses only"),
  POLICY_CONNECT_FAILED(
      "policy.connect-failed",
      ByMode.ERROR,
      TRANSIENT,
      "RFC 8461 §3.3",
      "the TCP connection to the policy host is refused, unreachable or times out",
      "a connection to port 443"),
  POLICY_TLS_FAILED(
      "policy.tls-failed",
      ByMode.ERROR,
      TRANSIENT,
      "RFC 8461 §3.3",
      "the TLS handshake with the policy host fails for another reason than its certificate",
      "a TLS 1.2 or 1.3 handshake"),
  POLICY_CERTIFICATE_EXPIRED(
      "policy.certificate-expired",
      ByMode.ERROR,
      TIMED,
      "RFC 8461 §3.3",
      "the certificate has expired (policy host)",
      "a certificate within its validity"),
  POLICY_CERTIFICATE_NOT_YET_VALID(
      "policy.certificate-not-yet-valid",
      ByMode.ERROR,
      TIMED,
      "RFC 8461 §3.3",
      "the validity of the certificate has not begun (policy host)",
      "a certificate within its validity"),
  POLICY_CERTIFICATE_NAME_MISMATCH(
      "policy.certificate-name-mismatch",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.3",
      "no SAN dNSName of the certificate matches the host (policy host)",
      "a certificate whose SAN names the host"),
  POLICY_CERTIFICATE_UNTRUSTED(
      "policy.certificate-untrusted",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.3",
      "the certificate does not chain to a trusted root, or is not fit for a server (policy host)",
      "a chain to a root that senders trust"),
  POLICY_CERTIFICATE_SELF_SIGNED(
      "policy.certificate-self-signed",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.3",
      "the certificate is signed by itself (policy host)",
      "a certificate from an authority that senders trust"),
  POLICY_CERTIFICATE_INCOMPLETE_CHAIN(
      "policy.certificate-incomplete-chain",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.3",
      "the server does not send the intermediate certificate that leads to the root (policy host)",
      "the leaf together with its intermediates"),
  POLICY_CERTIFICATE_EXPIRING(
      "policy.certificate-expiring",
      ByMode.WARNING,
      TIMED,
      "RFC 8461 §3.3",
      "the certificate of the policy host ends soon; an error when very soon",
      "a renewed certificate"),
  POLICY_CERTIFICATE_RENEWAL_LATE(
      "policy.certificate-renewal-late",
      ByMode.WARNING,
      TIMED,
      "RFC 8461 §3.3",
      "the certificate of the policy host is not renewed yet, though those before it were by now",
      "a renewal as early as usual"),
  POLICY_REDIRECT(
      "policy.redirect",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.3",
      "the policy host answers with a redirect, which senders must not follow",
      "status 200 with the policy itself"),
  POLICY_HTTP_STATUS(
      "policy.http-status",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.3",
      "the policy host answers with another status than 200",
      "status 200"),
  POLICY_MEDIA_TYPE(
      "policy.media-type",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8461 §3.2",
      "the policy is not served as text/plain",
      "Content-Type: text/plain"),
  POLICY_TOO_LARGE(
      "policy.too-large",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.3",
      "the policy is larger than 64 KiB",
      "a policy below 64 KiB"),
  POLICY_TIMEOUT(
      "policy.timeout",
      ByMode.ERROR,
      TRANSIENT,
      "RFC 8461 §3.3",
      "connected, but no complete answer within the deadline",
      "the whole policy within seconds"),
  POLICY_HTTP_INVALID(
      "policy.http-invalid",
      ByMode.ERROR,
      TRANSIENT,
      "RFC 8461 §3.3",
      "what the policy host sends is not HTTP, breaks off, or floods with header fields",
      "a complete HTTP answer"),
  POLICY_SYNTAX(
      "policy.syntax",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.2",
      "a line of the policy is not key: value, or holds bytes that the grammar does not allow",
      "lines of key: value, each ended by CRLF or LF"),
  POLICY_VERSION_MISSING(
      "policy.version-missing",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.2",
      "the policy has no version",
      "version: STSv1"),
  POLICY_VERSION_INVALID(
      "policy.version-invalid",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.2",
      "the version is not STSv1",
      "version: STSv1"),
  POLICY_MODE_MISSING(
      "policy.mode-missing",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.2",
      "the policy has no mode",
      "mode: enforce, testing or none"),
  POLICY_MODE_INVALID(
      "policy.mode-invalid",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.2",
      "the mode is none of enforce, testing, none (in lower case)",
      "mode: enforce, testing or none"),
  POLICY_MAX_AGE_MISSING(
      "policy.max-age-missing",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.2",
      "the policy has no max_age",
      "max_age: 1 to 10 digits, at most 31557600"),
  POLICY_MAX_AGE_INVALID(
      "policy.max-age-invalid",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.2",
      "max_age is not 1 to 10 digits, or above 31557600",
      "max_age: 1 to 10 digits, at most 31557600"),
  POLICY_MX_MISSING(
      "policy.mx-missing",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.2",
      "the policy lists no mx though its mode is not none",
      "a line mx: HOST for every MX host"),
  POLICY_MX_INVALID(
      "policy.mx-invalid",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.2",
      "an mx value is neither a host name nor *. and a host name",
      "mx: HOST or mx: *.DOMAIN, in A-labels"),
  POLICY_DUPLICATE_FIELD(
      "policy.duplicate-field",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8461 §3.2",
      "version, mode or max_age stands twice; the first counts",
      "each of them once"),
  POLICY_UNKNOWN_FIELD(
      "policy.unknown-field",
      ByMode.INFO,
      DEFINITE,
      "RFC 8461 §3.2",
      "the policy has an extension field",
      "fields that senders know"),
  POLICY_MAX_AGE_SHORT(
      "policy.max-age-short",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8461 §10.2",
      "max_age is 0, under a day, or under a week in enforce: senders forget the policy quickly",
      "max_age of weeks"),
  POLICY_MODE_TESTING(
      "policy.mode-testing",
      ByMode.INFO,
      DEFINITE,
      "RFC 8461 §5",
      "the mode is testing: failures are reported, not refused",
      "mode: enforce once nothing fails"),
  POLICY_MODE_NONE(
      "policy.mode-none",
      ByMode.INFO,
      DEFINITE,
      "RFC 8461 §5",
      "the mode is none: the domain opts out",
      ""),
  POLICY_MX_BROAD(
      "policy.mx-broad",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8461 §10.4",
      "an mx pattern covers a whole public suffix or is a single label",
      "patterns no wider than your own hosts"),
  POLICY_INTEROP(
      "policy.interop",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8461 §3.2",
      "valid by the RFC, but known senders refuse the policy or read it otherwise",
      "a policy that every known sender reads alike"),
  POLICY_CONTENT_ENCODING(
      "policy.content-encoding",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8461 §3.3",
      "the policy is sent with a Content-Encoding that was not asked for",
      "no Content-Encoding"),
  POLICY_ADDRESSES_DIFFER(
      "policy.addresses-differ",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8461 §3.3",
      "two addresses of the policy host serve different policies",
      "the same policy at every address"),
  POLICY_PARENT_ONLY(
      "policy.parent-only",
      ByMode.INFO,
      DEFINITE,
      "RFC 8461 §3.4",
      "the parent domain has what is missing here; senders never look there",
      "a record and policy of the domain's own"),

  // mx: who takes the mail, and does the policy name them
  MX_MISSING(
      "mx.missing",
      ByMode.WARNING,
      DEFINITE,
      "RFC 5321 §5.1",
      "no MX record: senders fall back to the address of the domain itself",
      "an MX record"),
  MX_NULL(
      "mx.null", ByMode.INFO, DEFINITE, "RFC 7505 §3", "a null MX: the domain takes no mail", ""),
  MX_INVALID(
      "mx.invalid",
      ByMode.ERROR,
      DEFINITE,
      "RFC 5321 §5.1",
      "an MX target is no host name, or a null MX stands beside others",
      "MX records that point to host names"),
  MX_CNAME(
      "mx.cname",
      ByMode.WARNING,
      DEFINITE,
      "RFC 5321 §5.1",
      "an MX target is a CNAME",
      "an MX target with addresses of its own"),
  MX_ADDRESS_MISSING(
      "mx.address-missing",
      ByMode.ENFORCED,
      DEFINITE,
      "RFC 5321 §5.1",
      "an MX host has neither an A nor an AAAA record",
      "an address for every MX host"),
  MX_ADDRESS_PRIVATE(
      "mx.address-private",
      ByMode.ENFORCED,
      DEFINITE,
      "RFC 5321 §5.1",
      "an MX host has an address that senders on the internet cannot reach",
      "public addresses only"),
  MX_TOO_MANY(
      "mx.too-many",
      ByMode.INFO,
      DEFINITE,
      "RFC 5321 §5.1",
      "more MX hosts or addresses than are probed",
      "at most 20 hosts with 20 addresses each"),
  MX_NOT_COVERED(
      "mx.not-covered",
      ByMode.ENFORCED_OR_QUIET,
      DEFINITE,
      "RFC 8461 §4.1",
      "no mx pattern of the policy matches the MX host",
      "an mx line in the policy that matches the host"),
  MX_PATTERN_UNUSED(
      "mx.pattern-unused",
      ByMode.INFO,
      DEFINITE,
      "RFC 8461 §4.1",
      "an mx pattern matches no current MX host; a warning where none matches any",
      "patterns that match current MX hosts"),

  // smtp: STARTTLS on every MX
  SMTP_CONNECT_FAILED(
      "smtp.connect-failed",
      ByMode.ENFORCED,
      TRANSIENT,
      "RFC 8461 §5",
      "the TCP connection to the MX is refused, unreachable or times out",
      "a connection to port 25"),
  SMTP_TIMEOUT(
      "smtp.timeout",
      ByMode.ENFORCED,
      TRANSIENT,
      "RFC 5321 §4.5.3.2",
      "connected, then no complete answer within the deadline",
      "answers within seconds"),
  SMTP_REJECTED(
      "smtp.rejected",
      ByMode.ENFORCED,
      TRANSIENT,
      "RFC 5321 §3.1",
      "the MX refuses the session with a 5xx greeting or refuses EHLO for good",
      "a 220 greeting and a 250 answer to EHLO"),
  SMTP_DEFERRED(
      "smtp.deferred",
      ByMode.UNKNOWN,
      TRANSIENT,
      "RFC 5321 §4.2.1",
      "the MX answers 4xx: busy, or it lets strangers wait",
      "a 220 greeting and a 250 answer to EHLO"),
  SMTP_PROTOCOL_ERROR(
      "smtp.protocol-error",
      ByMode.ENFORCED,
      TRANSIENT,
      "RFC 5321 §4.2",
      "what the MX sends is not SMTP, over the bounds, or breaks off",
      "replies as RFC 5321 has them"),
  SMTP_STARTTLS_MISSING(
      "smtp.starttls-missing",
      ByMode.ENFORCED,
      DEFINITE,
      "RFC 8461 §4",
      "the MX does not offer STARTTLS",
      "STARTTLS in the answer to EHLO"),
  SMTP_STARTTLS_REJECTED(
      "smtp.starttls-rejected",
      ByMode.ENFORCED,
      DEFINITE,
      "RFC 3207 §4",
      "the MX answers STARTTLS with anything but 220",
      "220 to STARTTLS"),
  SMTP_TLS_FAILED(
      "smtp.tls-failed",
      ByMode.ENFORCED,
      TRANSIENT,
      "RFC 3207 §4",
      "the TLS handshake with the MX fails for another reason than its certificate",
      "a TLS 1.2 or 1.3 handshake"),
  SMTP_TLS_OUTDATED(
      "smtp.tls-outdated",
      ByMode.ENFORCED,
      DEFINITE,
      "RFC 8461 §7.2",
      "the MX offers only TLS 1.0 or 1.1",
      "TLS 1.2 or 1.3"),
  SMTP_CLIENT_CERTIFICATE_REQUIRED(
      "smtp.client-certificate-required",
      ByMode.ENFORCED,
      DEFINITE,
      "RFC 8461 §4.2",
      "the MX demands a certificate of the sender",
      "no demand for a client certificate on port 25"),
  SMTP_SLOW(
      "smtp.slow",
      ByMode.WARNING,
      TRANSIENT,
      "RFC 5321 §4.5.3.2",
      "the greeting took over 30 s: many senders give up",
      "a greeting within seconds"),
  SMTP_CERTIFICATE_EXPIRED(
      "smtp.certificate-expired",
      ByMode.ENFORCED,
      TIMED,
      "RFC 8461 §4.2",
      "the certificate has expired (MX host)",
      "a certificate within its validity"),
  SMTP_CERTIFICATE_NOT_YET_VALID(
      "smtp.certificate-not-yet-valid",
      ByMode.ENFORCED,
      TIMED,
      "RFC 8461 §4.2",
      "the validity of the certificate has not begun (MX host)",
      "a certificate within its validity"),
  SMTP_CERTIFICATE_NAME_MISMATCH(
      "smtp.certificate-name-mismatch",
      ByMode.ENFORCED,
      DEFINITE,
      "RFC 8461 §4.2",
      "no SAN dNSName of the certificate matches the host (MX host)",
      "a certificate whose SAN names the host"),
  SMTP_CERTIFICATE_UNTRUSTED(
      "smtp.certificate-untrusted",
      ByMode.ENFORCED,
      DEFINITE,
      "RFC 8461 §4.2",
      "the certificate does not chain to a trusted root, or is not fit for a server (MX host)",
      "a chain to a root that senders trust"),
  SMTP_CERTIFICATE_SELF_SIGNED(
      "smtp.certificate-self-signed",
      ByMode.ENFORCED,
      DEFINITE,
      "RFC 8461 §4.2",
      "the certificate is signed by itself (MX host)",
      "a certificate from an authority that senders trust"),
  SMTP_CERTIFICATE_INCOMPLETE_CHAIN(
      "smtp.certificate-incomplete-chain",
      ByMode.ENFORCED,
      DEFINITE,
      "RFC 8461 §4.2",
      "the server does not send the intermediate certificate that leads to the root (MX host)",
      "the leaf together with its intermediates"),
  SMTP_CERTIFICATE_EXPIRING(
      "smtp.certificate-expiring",
      ByMode.ENFORCED,
      TIMED,
      "RFC 8461 §4.2",
      "the certificate of the MX host ends soon; in enforce an error when very soon",
      "a renewed certificate"),
  SMTP_CERTIFICATE_RENEWAL_LATE(
      "smtp.certificate-renewal-late",
      ByMode.WARNING,
      TIMED,
      "RFC 8461 §4.2",
      "the certificate of the MX host is not renewed yet, though those before it were by now",
      "a renewal as early as usual"),
  SMTP_PLAINTEXT_INJECTION(
      "smtp.plaintext-injection",
      ByMode.ENFORCED,
      DEFINITE,
      "RFC 3207 §4",
      "the MX sends more plaintext behind its 220 to STARTTLS",
      "nothing behind the 220 but the TLS handshake"),

  // tlsrpt: the _smtp._tls TXT record
  TLSRPT_MISSING(
      "tlsrpt.missing",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8460 §3",
      "no TXT record at _smtp._tls begins with v=TLSRPTv1;: failures at senders stay unseen",
      "one TXT record v=TLSRPTv1; rua=mailto:…"),
  TLSRPT_MULTIPLE(
      "tlsrpt.multiple",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8460 §3",
      "more than one TXT record at _smtp._tls begins with v=TLSRPTv1;",
      "exactly one"),
  TLSRPT_INVALID(
      "tlsrpt.invalid",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8460 §3",
      "the record breaks the grammar or has no rua",
      "v=TLSRPTv1; rua=mailto:…"),
  TLSRPT_RUA_INVALID(
      "tlsrpt.rua-invalid",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8460 §3",
      "a rua is not a mailto: or https: URI",
      "rua=mailto:ADDRESS or rua=https://…"),

  // dane: TLSA records of the MX hosts
  DANE_MISMATCH(
      "dane.mismatch",
      ByMode.ERROR,
      DEFINITE,
      "RFC 7672 §2.1",
      "authentic usable TLSA records, and none matches the chain of the MX",
      "a TLSA record for the certificate in use"),
  DANE_UNUSABLE(
      "dane.unusable",
      ByMode.WARNING,
      DEFINITE,
      "RFC 7672 §3.1.3",
      "TLSA records of which none can be used for SMTP",
      "a TLSA record 3 1 1 or 2 1 1"),
  DANE_INSECURE(
      "dane.insecure",
      ByMode.INFO,
      DEFINITE,
      "RFC 7672 §2.1.1",
      "TLSA records in an unsigned zone: senders ignore them",
      "a DNSSEC-signed zone, or no TLSA record"),

  // history: what only a monitor that remembers can say
  HISTORY_POLICY_CHANGED_SAME_ID(
      "history.policy-changed-same-id",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.1",
      "the policy changed and the id of the record did not: senders keep the policy before",
      "a new id with every change of the policy"),
  HISTORY_ID_CHANGED_SAME_POLICY(
      "history.id-changed-same-policy",
      ByMode.INFO,
      EVENT,
      "RFC 8461 §3.1",
      "the id changed and the policy did not; a warning where that happens at most rounds",
      "the same id for as long as the policy stays the same"),
  HISTORY_ID_REUSED(
      "history.id-reused",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §3.1",
      "an id came back with another policy: senders that hold the old one take it for current",
      "an id that was never used before"),
  HISTORY_RECORD_BEFORE_POLICY(
      "history.record-before-policy",
      ByMode.WARNING,
      EVENT,
      "RFC 8461 §8.1",
      "the id changed first and the policy followed within a day: who fetched in between holds the"
          + " old policy under the new id",
      "the policy first, then the record"),
  HISTORY_PROTECTION_LAPSING(
      "history.protection-lapsing",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8461 §10.2",
      "no valid policy can be fetched, and half of the time is gone that cached copies last; an"
          + " error at four fifths",
      "a valid policy that can be fetched"),
  HISTORY_MODE_WEAKENED(
      "history.mode-weakened",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §5",
      "a valid policy with a weaker mode than the one before",
      "the mode as it was, or a removal by RFC 8461 §8.3"),
  HISTORY_MAX_AGE_LOWERED(
      "history.max-age-lowered",
      ByMode.WARNING,
      EVENT,
      "RFC 8461 §10.2",
      "a policy with a smaller max_age than the one before",
      "max_age as it was"),
  HISTORY_RECORD_VANISHED(
      "history.record-vanished",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §8.3",
      "the record is gone while cached policies still bind senders",
      "the record, until a policy with mode none has replaced every cached one"),
  HISTORY_CACHED_POLICY_REFUSES_MX(
      "history.cached-policy-refuses-mx",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §8.1",
      "a policy in enforce that senders may still hold does not name a current MX host",
      "MX hosts that every policy names which senders may still hold"),
  HISTORY_MX_CHANGED(
      "history.mx-changed", ByMode.INFO, EVENT, "RFC 5321 §5.1", "the set of MX hosts changed", ""),
  HISTORY_CERTIFICATE_CHANGED(
      "history.certificate-changed",
      ByMode.INFO,
      EVENT,
      "RFC 8461 §3.3",
      "a host shows another certificate than before",
      ""),
  HISTORY_TESTING_OVERDUE(
      "history.testing-overdue",
      ByMode.INFO,
      DEFINITE,
      "RFC 8461 §5",
      "in testing for longer than configured, with nothing failing: ready for enforce",
      "mode: enforce"),

  // expect: what the operator declared for the domain
  EXPECT_MODE(
      "expect.mode",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §10.3",
      "the mode of the policy is not the one that the configuration declares: a drift or a"
          + " take-over",
      "the mode that expect.mode declares"),
  EXPECT_MX(
      "expect.mx",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §10.3",
      "the set of MX hosts is not the one that the configuration declares: a drift or a take-over",
      "MX records for just the hosts that expect.mx declares"),
  EXPECT_MAX_AGE(
      "expect.max-age",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §10.3",
      "the max_age of the policy is not the one that the configuration declares: a drift or a"
          + " take-over",
      "the max_age that expect.max_age declares"),
  EXPECT_POLICY_HOST(
      "expect.policy-host",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §10.3",
      "the policy host does not lead to the host that the configuration declares: a drift or a"
          + " take-over",
      "a policy host that leads to the host that expect.policy_host declares"),

  // self: the monitor's own trouble, no domain is blamed
  SELF_RESOLVER_DOWN(
      "self.resolver-down",
      ByMode.ERROR,
      TRANSIENT,
      "RFC 1035 §4.2",
      "most lookups of the last rounds fail, for unrelated names",
      "answers of the resolvers that the configuration names"),
  SELF_SMTP_BLOCKED(
      "self.smtp-blocked",
      ByMode.ERROR,
      TRANSIENT,
      "RFC 5321 §4.5.4.2",
      "every connection to the SMTP port of the last rounds failed without an answer, at three or"
          + " more unrelated hosts",
      "a network that lets this machine connect to port 25 of other hosts"),
  SELF_HTTPS_BLOCKED(
      "self.https-blocked",
      ByMode.ERROR,
      TRANSIENT,
      "RFC 8461 §3.3",
      "every connection to the HTTPS port of the last rounds failed without an answer, at three or"
          + " more unrelated hosts",
      "a network that lets this machine connect to port 443 of other hosts"),
  SELF_OVERRUN(
      "self.overrun",
      ByMode.WARNING,
      DEFINITE,
      "RFC 8461 §5.1",
      "the rounds take longer than their interval",
      "a longer interval, more concurrency or a faster machine"),
  SELF_ALERTS_UNDELIVERED(
      "self.alerts-undelivered",
      ByMode.ERROR,
      DEFINITE,
      "RFC 5321 §4.5.4.1",
      "messages wait in the outbox for too long, or a receiver refuses them for good",
      "a receiver that takes its messages"),
  SELF_STATE_FAILING(
      "self.state-failing",
      ByMode.ERROR,
      DEFINITE,
      "RFC 8461 §5.1",
      "the state can not be written: the disk is full, or the file is damaged or not writable",
      "room on the disk, and a state file that this user may write");

  private static final Map<String, FindingCode> BY_CODE =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(c -> c.code, Function.identity()));

  private final String code;
  private final ByMode severities;
  private final FaultClass faultClass;
  private final String reference;
  private final String when;
  private final String expected;

  FindingCode(
      String code,
      ByMode severities,
      FaultClass faultClass,
      String reference,
      String when,
      String expected) {
    this.code = code;
    this.severities = severities;
    this.faultClass = faultClass;
    this.reference = reference;
    this.when = when;
    this.expected = expected;
  }

  /** How a severity follows from the mode; null: not told. */
  private enum ByMode {
    ERROR(Severity.ERROR, Severity.ERROR, Severity.ERROR),
    WARNING(Severity.WARNING, Severity.WARNING, Severity.WARNING),
    INFO(Severity.INFO, Severity.INFO, Severity.INFO),
    UNKNOWN(Severity.UNKNOWN, Severity.UNKNOWN, Severity.UNKNOWN),
    ENFORCED(Severity.ERROR, Severity.WARNING, Severity.WARNING),
    ENFORCED_OR_QUIET(Severity.ERROR, Severity.WARNING, null);

    private final Severity enforce;
    private final Severity testing;
    private final @Nullable Severity none;

    ByMode(Severity enforce, Severity testing, @Nullable Severity none) {
      this.enforce = enforce;
      this.testing = testing;
      this.none = none;
    }
  }

  /** The code of this text; empty where there is none. */
  public static Optional<FindingCode> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** The codes whose part before the dot is one of these: {@code smtp}, {@code dane}. */
  public static Set<FindingCode> inAreas(String... areas) {
    Set<String> wanted = Set.of(areas);
    return Stream.of(values())
        .filter(code -> wanted.contains(code.area()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The severity under a policy of this mode; empty where the code is not told then. */
  public Optional<Severity> severity(Mode mode) {
    return Optional.ofNullable(
        switch (mode) {
          case ENFORCE -> severities.enforce;
          case TESTING -> severities.testing;
          case NONE -> severities.none;
        });
  }

  /** What one sighting proves. */
  public FaultClass faultClass() {
    return faultClass;
  }

  /** RFC and section. */
  public String reference() {
    return reference;
  }

  /** When the code is told, in plain words, beginning in lower case. */
  public String when() {
    return when;
  }

  /** What would be right, in plain words; empty where nothing is wrong. */
  public String expected() {
    return expected;
  }

  /** The part of the code before the dot: {@code smtp}. */
  public String area() {
    return code.substring(0, code.indexOf('.'));
  }

  /** The code as it stands in reports and configuration: {@code smtp.certificate-expired}. */
  @Override
  public String toString() {
    return code;
  }
}
