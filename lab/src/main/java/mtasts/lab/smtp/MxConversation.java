package mtasts.lab.smtp;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mtasts.lab.tls.ClientHello;

/** One connection to an MX host, from greeting to QUIT. Not thread-safe. */
final class MxConversation {

  private static final String INJECTED = "250 2.0.0 this was never encrypted\r\n";
  private static final List<String> NO_MAIL = List.of("550 5.7.1 No mail is taken here");

  private final MxHost host;
  private final SmtpScript script;
  private SmtpChannel channel;
  private boolean encrypted;

  MxConversation(MxHost host, SmtpChannel channel) {
    this.host = host;
    this.script = host.script();
    this.channel = channel;
  }

  void hold() throws IOException, InterruptedException {
    boolean goesOn = greet();
    while (goesOn) {
      Optional<String> line = channel.read();
      line.ifPresent(host::sawCommand);
      goesOn = line.isPresent() && answer(line.get());
    }
    channel.end();
  }

  private boolean greet() throws IOException, InterruptedException {
    Thread.sleep(script.greetingDelay());
    String greeting = String.join("\r\n", script.greeting()) + "\r\n";
    if (host.has(MxFault.CLOSE_AT_ONCE)) {
      return false;
    } else if (host.has(MxFault.GREETING_SILENCE)) {
      channel.stayMute();
    } else if (host.has(MxFault.GREETING_GARBAGE)) {
      channel.send("\u0000\u00ff\u0016\u0003garbage\r\n");
    } else if (host.has(MxFault.GREETING_ENDLESS)) {
      sendForEver("220-welcome, there is more to say\r\n");
    } else if (host.has(MxFault.GREETING_ENDLESS_LINE)) {
      sendForEver("220 welcome ".repeat(20));
    } else if (host.has(MxFault.GREETING_BROKEN_OFF)) {
      channel.send(greeting.substring(0, greeting.length() / 2));
      return false;
    } else if (script.greetingDrip().isZero()) {
      channel.send(greeting);
    } else {
      channel.drip(greeting, script.greetingDrip());
    }
    return true;
  }

  private boolean answer(String line) throws IOException {
    return switch (SmtpChannel.verb(line)) {
      case "EHLO" -> encrypted ? answerEhloAfterTls() : answerEhlo();
      case "HELO" -> say(List.of("250 " + host.name()));
      case "STARTTLS" -> answerStartTls();
      case "QUIT" -> answerQuit();
      case "NOOP", "RSET" -> say(List.of("250 2.0.0 Ok"));
      case "MAIL" -> say(NO_MAIL);
      default -> say(List.of("500 5.5.2 Command not recognized"));
    };
  }

  private boolean answerEhlo() throws IOException {
    if (host.has(MxFault.EHLO_SILENCE)) {
      channel.stayMute();
      return false;
    }
    if (host.has(MxFault.EHLO_BROKEN_OFF)) {
      String reply = String.join("\r\n", script.ehlo());
      channel.send(reply.substring(0, reply.length() / 2));
      return false;
    }
    return say(script.ehlo());
  }

  private boolean answerEhloAfterTls() throws IOException {
    if (host.has(MxFault.TLS_EHLO_SILENCE)) {
      channel.stayMute();
      return false;
    }
    return say(script.ehloAfterTls());
  }

  private boolean answerStartTls() throws IOException {
    if (encrypted) {
      return say(List.of("503 5.5.1 TLS is active already"));
    }
    if (host.has(MxFault.STARTTLS_SILENCE)) {
      channel.stayMute();
      return false;
    }
    boolean accepted = script.startTls().getLast().startsWith("220");
    String reply = String.join("\r\n", script.startTls()) + "\r\n";
    channel.send(accepted && host.has(MxFault.STARTTLS_INJECTION) ? reply + INJECTED : reply);
    return !accepted || (!host.has(MxFault.STARTTLS_CLOSE) && encrypt());
  }

  private boolean encrypt() throws IOException {
    ClientHello hello = channel.readHello();
    host.sawServerName(hello.serverName().orElse(""));
    Optional<SmtpChannel> next = channel.encrypt(host.tls(), hello);
    if (next.isEmpty()) {
      return false;
    }
    channel = next.get();
    encrypted = true;
    return true;
  }

  private boolean answerQuit() throws IOException {
    if (host.has(MxFault.QUIT_SILENCE)) {
      channel.stayMute();
    } else {
      channel.reply("221 2.0.0 Bye");
    }
    return false;
  }

  private boolean say(List<String> reply) throws IOException {
    channel.reply(reply);
    return true;
  }

  /** Ends when the client leaves, or the host closes. */
  private void sendForEver(String text) throws IOException {
    while (!Thread.currentThread().isInterrupted()) {
      channel.send(text);
    }
  }
}
