package mtasts.checks;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import mtasts.checks.dane.DaneSubject;
import mtasts.checks.dane.DaneVerdict;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.dns.TlsaRecord;
import mtasts.checks.net.Addresses;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.Unjudged;
import mtasts.checks.smtp.SmtpSession;
import mtasts.checks.tls.CertificateJudge;

/**
 * One MX host: its addresses, and what each of them showed.
 *
 * @param target the MX record
 * @param certain all its lookups were answered
 * @param tlsa its TLSA records as text
 * @param addresses what each address showed
 * @param faults what is wrong with the host as a whole
 */
record MxHost(
    MxRecord target,
    boolean certain,
    List<String> tlsa,
    List<MxAddress> addresses,
    List<Fault> faults) {

  private static final int SMTP = 25;
  private static final String TLSA = "TLSA";

  private static final Set<FindingCode> OF_HOST =
      Set.of(FindingCode.MX_ADDRESS_MISSING, FindingCode.MX_CNAME, FindingCode.MX_TOO_MANY);
  private static final Set<FindingCode> OF_ADDRESSES = ofAddresses();

  /** How many addresses of a host are probed. */
  private static final int MAX_ADDRESSES = 20;

  static MxHost look(MxRecord target, MxLook look) throws InterruptedException {
    String host = target.exchange();
    Lookups.Addresses found = look.lookups().addresses(host);
    List<Fault> faults = new ArrayList<>(found.faults());
    if (!found.cnames().isEmpty()) {
      faults.add(cname(host, found));
    }
    if (found.missing()) {
      faults.add(addressMissing(host, found));
    }
    List<MxAddress> addresses = new ArrayList<>();
    List<SmtpSession> sessions =
        probed(host, tried(host, found.addresses(), look.settings(), faults), look, addresses);
    Optional<DnsAnswer.Records<TlsaRecord>> tlsa = tlsa(host, look, faults);
    for (SmtpSession session : sessions) {
      addresses.add(new MxAddress.TalkedTo(session, dane(look, tlsa, session)));
    }
    List<String> tlsaTexts =
        tlsa.map(seen -> seen.records().stream().map(TlsaRecord::toString).toList())
            .orElse(List.of());
    return new MxHost(target, found.certain(), tlsaTexts, addresses, faults);
  }

  private static Set<FindingCode> ofAddresses() {
    EnumSet<FindingCode> codes = EnumSet.copyOf(FindingCode.inAreas("smtp", "dane"));
    codes.add(FindingCode.MX_ADDRESS_PRIVATE);
    return codes;
  }

  /** Talks to the addresses side by side; those that may not be connected to are only noted. */
  private static List<SmtpSession> probed(
      String host, List<InetAddress> all, MxLook look, List<MxAddress> refused)
      throws InterruptedException {
    Duration timeout = look.settings().smtpTimeout();
    List<Callable<SmtpSession>> steps = new ArrayList<>();
    for (InetAddress address : all) {
      Optional<Fault> hidden =
          PrivateAddresses.fault(FindingCode.MX_ADDRESS_PRIVATE, host, address, look.settings());
      hidden.ifPresentOrElse(
          fault -> refused.add(new MxAddress.Refused(address, fault)),
          () -> look.probe().ifPresent(p -> steps.add(() -> p.probe(host, address, timeout))));
    }
    return SideBySide.all(steps);
  }

  /** What could not be looked at: at its addresses, and behind lookups that failed. */
  List<Unjudged> unjudged() {
    List<Unjudged> all = new ArrayList<>();
    addresses.forEach(address -> all.addAll(address.unjudged()));
    if (!certain) {
      all.add(new Unjudged(OF_HOST, Optional.of(target.exchange())));
      all.add(new Unjudged(OF_ADDRESSES, Optional.empty()));
    }
    if (faults.stream().anyMatch(fault -> fault.subject().equals(tlsaSubject()))) {
      all.add(new Unjudged(FindingCode.inAreas("dane"), Optional.empty()));
    }
    return all;
  }

  private String tlsaSubject() {
    return Lookups.subject(tlsaName(target.exchange()), TLSA);
  }

  /** The same in the light of the certificates that other servers have shown since. */
  MxHost judgedAgain(CertificateJudge judge) {
    return new MxHost(
        target,
        certain,
        tlsa,
        addresses.stream().map(address -> address.judgedAgain(judge)).toList(),
        faults);
  }

  /** Whether senders in enforce could deliver to this host, were it covered by the policy. */
  Verdict verdict() {
    Verdict tried = Verdict.anyOf(addresses.stream().map(MxAddress::verdict).toList());
    return tried == Verdict.BAD && !certain ? Verdict.UNKNOWN : tried;
  }

  MxSeen seen(Optional<String> coveredBy) {
    return new MxSeen(
        target.exchange(),
        target.preference(),
        coveredBy,
        tlsa,
        addresses.stream().map(MxAddress::seen).toList());
  }

  private static List<InetAddress> tried(
      String host, List<InetAddress> all, CheckSettings settings, List<Fault> faults) {
    if (settings.firstAddressOnly()) {
      return all.stream().limit(1).toList();
    }
    if (all.size() > MAX_ADDRESSES) {
      faults.add(
          Fault.of(
              FindingCode.MX_TOO_MANY,
              host,
              host,
              all.size()
                  + " addresses; the first "
                  + MAX_ADDRESSES
                  + " were probed, left out: "
                  + LeftOut.told(all.stream().skip(MAX_ADDRESSES).map(Addresses::text).toList()),
              "Publish fewer addresses: senders try only the first few"));
    }
    return all.stream().limit(MAX_ADDRESSES).toList();
  }

  private static Optional<DnsAnswer.Records<TlsaRecord>> tlsa(
      String host, MxLook look, List<Fault> faults) throws InterruptedException {
    if (look.dane().isEmpty()) {
      return Optional.empty();
    }
    DnsAnswer<TlsaRecord> answer = look.lookups().tlsa(tlsaName(host));
    Lookups.fault(answer, tlsaName(host), TLSA).ifPresent(faults::add);
    return answer instanceof DnsAnswer.Records<TlsaRecord> found
        ? Optional.of(found)
        : Optional.empty();
  }

  private static DaneVerdict dane(
      MxLook look, Optional<DnsAnswer.Records<TlsaRecord>> found, SmtpSession session) {
    DaneSubject subject = DaneSubject.of(session.mxHost(), session.address(), SMTP);
    return look.dane()
        .flatMap(
            judge ->
                found.map(
                    records ->
                        judge.judge(
                            subject,
                            records.authentic(),
                            records.records(),
                            session.chain(),
                            look.domain().name())))
        .orElseGet(() -> new DaneVerdict(List.of(), List.of()));
  }

  /** Senders look below port 25, wherever this check itself was told to connect. */
  private static String tlsaName(String host) {
    return "_" + SMTP + "._tcp." + host;
  }

  private static Fault cname(String host, Lookups.Addresses found) {
    return Fault.of(
        FindingCode.MX_CNAME,
        host,
        host,
        "The MX host "
            + host
            + " is a CNAME to "
            + found.target(host)
            + "; MX records must point to names with addresses of their own",
        "Give "
            + host
            + " address records of its own, or point the MX record to "
            + found.target(host)
            + " and name that in the policy");
  }

  private static Fault addressMissing(String host, Lookups.Addresses found) {
    String via = found.cnames().isEmpty() ? "" : " (a CNAME to " + found.target(host) + ")";
    return Fault.of(
        FindingCode.MX_ADDRESS_MISSING,
        host,
        host,
        "The MX host " + host + via + " has neither an A nor an AAAA record",
        "Publish an address record for " + host + ", or remove the MX record that names it");
  }
}
