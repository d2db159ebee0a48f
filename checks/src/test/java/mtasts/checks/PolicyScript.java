package mtasts.checks;

import java.util.List;
import mtasts.checks.CaseWords.Line;
import mtasts.lab.http.HttpFault;
import mtasts.lab.http.PolicyHost;
import mtasts.lab.tls.Authority;
import mtasts.lab.tls.TlsFault;

/** Makes one address of a policy host behave as a case has it. */
final class PolicyScript {

  private final PolicyHost host;
  private final Authority authority;

  /** The body, one char a byte, as far as the script itself sends one. */
  private final StringBuilder body = new StringBuilder();

  private PolicyScript(PolicyHost host, Authority authority) {
    this.host = host;
    this.authority = authority;
  }

  /** Serves this text well, then does what the script says. */
  static void play(PolicyHost host, Authority authority, String text, List<String> script) {
    PolicyScript played = new PolicyScript(host, authority);
    host.policy("").body(CaseWords.bytes(text));
    List<Line> lines = script.stream().map(Line::of).toList();
    lines.forEach(played::say);
    if (!played.body.isEmpty()) {
      host.body(CaseWords.bytes(played.body.toString()));
    }
    lines.forEach(line -> played.act(line, text));
  }

  private void say(Line line) {
    switch (line.verb()) {
      case "send" -> body.append(line.unescaped());
      case "repeat" -> body.append(line.rest().repeat(line.number()));
      default -> {}
    }
  }

  private void act(Line line, String text) {
    switch (line.verb()) {
      case "send", "repeat" -> {}
      case "empty" -> host.body(new byte[0]);
      case "pad" -> host.body(CaseWords.bytes(padded(text, line.number())));
      case "status" -> host.status(line.number());
      case "header" -> header(line);
      case "without" -> host.withoutHeader(line.argument());
      case "redirect" -> host.redirect(line.unescaped());
      case "gzip" -> host.gzip();
      case "gzip-bomb" -> host.gzipBomb(line.number());
      case "drip" -> host.drip(CaseWords.duration(line.argument()));
      case "fault" -> host.fault(HttpFault.valueOf(line.argument()));
      case "tls" -> host.fault(TlsFault.valueOf(line.argument()));
      case "protocols" -> host.tls().protocols(line.words().toArray(String[]::new));
      case "client-certificate" -> host.tls().requireClientCertificate(true);
      case "certificate" -> host.certificate(CaseWords.certificate(authority, line.words()));
      case "down" -> host.down();
      default -> throw new IllegalArgumentException("a policy host can't " + line);
    }
  }

  private void header(Line line) {
    int colon = line.argument().indexOf(": ");
    host.header(
        line.argument().substring(0, colon),
        CaseWords.unescape(line.argument().substring(colon + 2)));
  }

  /** Fills up with an extension until the text has so many bytes. */
  private static String padded(String text, int size) {
    String start = text + "padding: ";
    return start + "x".repeat(size - start.length() - 1) + "\n";
  }
}
