package mtasts.checks;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mtasts.checks.dane.DaneVerdict;
import mtasts.checks.net.Addresses;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.Unjudged;
import mtasts.checks.smtp.SmtpSession;
import mtasts.checks.tls.CertificateJudge;

/** One address of an MX host: what a conversation showed, or why there was none. */
sealed interface MxAddress {

  /** As the report shows it. */
  MxSeen.Address seen();

  /** As it weighs. */
  AddressFaults.Tried tried();

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
    public AddressFaults.Tried tried() {
      List<Fault> faults = new ArrayList<>(session.faults());
      faults.addAll(dane.faults());
      Verdict verdict =
          session.ok().map(ok -> ok ? Verdict.GOOD : Verdict.BAD).orElse(Verdict.UNKNOWN);
      return new AddressFaults.Tried(verdict, faults);
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
    public AddressFaults.Tried tried() {
      return new AddressFaults.Tried(Verdict.BAD, List.of(fault));
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
