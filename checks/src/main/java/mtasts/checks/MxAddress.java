package mtasts.checks;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mtasts.checks.dane.DaneVerdict;
import mtasts.checks.interop.Trait;
import mtasts.checks.net.Addresses;
import mtasts.checks.policy.Policy;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.Unjudged;
import mtasts.checks.smtp.SmtpSession;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.HostNames;

/** One address of an MX host: what a conversation showed, or why there was none. */
sealed interface MxAddress {

  /** As the report shows it. */
  MxSeen.Address seen();

  /** Whether a sender could deliver there over verified TLS. */
  Verdict verdict();

  /** As it weighs in a domain with this policy. */
  AddressFaults.Tried tried(Optional<Policy> policy);

  /** What could not be looked at there. */
  List<Unjudged> unjudged();

  /** The same in the light of the certificates that other servers have shown since. */
  MxAddress judgedAgain(CertificateJudge judge);

  /**
   * It was talked to.
   *
   * @param session the conversation
   * @param dane what the TLSA records of the host say of it
   */
  record TalkedTo(SmtpSession session, DaneVerdict dane) implements MxAddress {

    @Override
    public MxSeen.Address seen() {
      return session.seen();
    }

    @Override
    public Verdict verdict() {
      return session.ok().map(ok -> ok ? Verdict.GOOD : Verdict.BAD).orElse(Verdict.UNKNOWN);
    }

    @Override
    public AddressFaults.Tried tried(Optional<Policy> policy) {
      List<Fault> faults = new ArrayList<>();
      session.faults().forEach(fault -> faults.add(toldWith(policy, fault)));
      faults.addAll(dane.faults());
      return new AddressFaults.Tried(verdict(), faults);
    }

    /** Senders that compare a certificate with all of a policy let another host's pass. */
    private Fault toldWith(Optional<Policy> policy, Fault fault) {
      boolean namesAnother =
          fault.code() == FindingCode.SMTP_CERTIFICATE_NAME_MISMATCH
              && policy.filter(known -> known.mode() != Mode.NONE).stream()
                  .anyMatch(known -> names().anyMatch(name -> known.covering(name).isPresent()));
      return namesAnother
          ? fault.saying(fault.summary() + "; " + Trait.CERTIFICATE_OF_ANOTHER_MX.told())
          : fault;
    }

    private Stream<String> names() {
      return session.chain().stream().limit(1).flatMap(leaf -> HostNames.of(leaf).stream());
    }

    @Override
    public List<Unjudged> unjudged() {
      List<Unjudged> all = new ArrayList<>(session.unjudged());
      all.addAll(dane.unjudged());
      return all;
    }

    @Override
    public MxAddress judgedAgain(CertificateJudge judge) {
      return new TalkedTo(session.judgedAgain(judge), dane);
    }
  }

  /**
   * It may not be connected to.
   *
   * @param address the address
   * @param fault why
   */
  record Refused(InetAddress address, Fault fault) implements MxAddress {

    @Override
    public MxSeen.Address seen() {
      return new MxSeen.Address(
          Addresses.text(address),
          Optional.of(false),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.of("not connected to: not a public address"));
    }

    @Override
    public Verdict verdict() {
      return Verdict.BAD;
    }

    @Override
    public AddressFaults.Tried tried(Optional<Policy> policy) {
      return new AddressFaults.Tried(verdict(), List.of(fault));
    }

    @Override
    public List<Unjudged> unjudged() {
      return List.of(new Unjudged(FindingCode.inAreas("smtp", "dane"), Optional.of(fault.cause())));
    }

    @Override
    public MxAddress judgedAgain(CertificateJudge judge) {
      return this;
    }
  }
}
