package mtasts.checks;

import java.util.ArrayList;
import java.util.List;
import mtasts.checks.CaseWords.Line;
import mtasts.lab.smtp.MxFault;
import mtasts.lab.smtp.MxHost;
import mtasts.lab.tls.Authority;
import mtasts.lab.tls.TlsFault;

/** Makes one address of an MX host behave as a case has it. */
final class MxScript {

  private final MxHost host;
  private final Authority authority;
  private final List<String> greeting = new ArrayList<>();
  private final List<String> keywords = new ArrayList<>();
  private final List<String> ehloReply = new ArrayList<>();
  private final List<String> startTls = new ArrayList<>();
  private final List<String> afterTls = new ArrayList<>();

  private MxScript(MxHost host, Authority authority) {
    this.host = host;
    this.authority = authority;
  }

  static void play(MxHost host, Authority authority, List<String> script) {
    MxScript played = new MxScript(host, authority);
    script.stream().map(Line::of).forEach(played::act);
    played.say();
  }

  private void act(Line line) {
    switch (line.verb()) {
      case "greeting" -> greeting.add(line.unescaped());
      case "greeting-repeat" -> {
        for (int i = 0; i < line.number(); i++) {
          greeting.add(line.rest());
        }
      }
      case "greeting-delay" -> host.greetingDelay(CaseWords.duration(line.argument()));
      case "greeting-drip" -> host.greetingDrip(CaseWords.duration(line.argument()));
      case "keyword" -> keywords.add(line.unescaped());
      case "ehlo-reply" -> ehloReply.add(line.unescaped());
      case "starttls" -> startTls.add(line.unescaped());
      case "ehlo-after-tls" -> afterTls.add(line.unescaped());
      case "without-starttls" -> host.withoutStartTls();
      case "fault" -> host.fault(MxFault.valueOf(line.argument()));
      case "tls" -> host.fault(TlsFault.valueOf(line.argument()));
      case "protocols" -> host.tls().protocols(line.words().toArray(String[]::new));
      case "client-certificate" -> host.tls().requireClientCertificate(true);
      case "certificate" -> host.certificate(CaseWords.certificate(authority, line.words()));
      case "down" -> host.down();
      default -> throw new IllegalArgumentException("an MX host can't " + line);
    }
  }

  private void say() {
    if (!greeting.isEmpty()) {
      host.greeting(greeting.toArray(String[]::new));
    }
    if (!keywords.isEmpty()) {
      host.ehlo(keywords.toArray(String[]::new));
    }
    if (!ehloReply.isEmpty()) {
      host.ehloReply(ehloReply.toArray(String[]::new));
    }
    if (!startTls.isEmpty()) {
      host.startTlsReply(startTls.toArray(String[]::new));
    }
    if (!afterTls.isEmpty()) {
      host.ehloReplyAfterTls(afterTls.toArray(String[]::new));
    }
  }
}
