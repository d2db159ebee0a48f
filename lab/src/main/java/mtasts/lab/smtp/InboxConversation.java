package mtasts.lab.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mtasts.lab.tls.ClientHello;
import mtasts.lab.tls.TlsEndpoint;

/** One connection to the inbox. Not thread-safe. */
final class InboxConversation {

  private static final int MAX_CONTENT = 16 << 20;
  private static final String OK = "250 2.0.0 Ok";

  private final Inbox inbox;
  private SmtpChannel channel;
  private boolean encrypted;
  private boolean loggedIn;
  private String sender = "";
  private final List<String> recipients = new ArrayList<>();

  InboxConversation(Inbox inbox, SmtpChannel channel) {
    this.inbox = inbox;
    this.channel = channel;
  }

  void hold() throws IOException {
    if (inbox.isMute()) {
      channel.stayMute();
    }
    boolean goesOn = !inbox.isTlsFirst() || encrypt();
    if (goesOn) {
      channel.reply("220 inbox.lab ESMTP");
    }
    while (goesOn) {
      Optional<String> line = channel.read();
      goesOn = line.isPresent() && answer(line.get());
    }
    channel.end();
  }

  private boolean answer(String line) throws IOException {
    return switch (SmtpChannel.verb(line)) {
      case "EHLO" -> say(offers());
      case "HELO" -> say(List.of("250 inbox.lab"));
      case "STARTTLS" -> startTls();
      case "AUTH" -> authenticate(line);
      case "MAIL" -> say(List.of(mail(line)));
      case "RCPT" -> say(List.of(recipient(line)));
      case "DATA" -> data();
      case "RSET" -> {
        reset();
        yield say(List.of(OK));
      }
      case "NOOP" -> say(List.of(OK));
      case "QUIT" -> {
        channel.reply("221 2.0.0 Bye");
        yield false;
      }
      default -> say(List.of("500 5.5.2 Command not recognized"));
    };
  }

  private List<String> offers() {
    List<String> keywords = new ArrayList<>(List.of("PIPELINING", "8BITMIME"));
    if (inbox.tls().isPresent() && !encrypted) {
      keywords.add("STARTTLS");
    }
    if (inbox.login().isPresent()) {
      keywords.add("AUTH PLAIN LOGIN");
    }
    return SmtpScript.ehloReply("inbox.lab", keywords);
  }

  private boolean startTls() throws IOException {
    if (inbox.tls().isEmpty() || encrypted) {
      return say(List.of("503 5.5.1 No TLS now"));
    }
    channel.reply("220 2.0.0 Ready to start TLS");
    return encrypt();
  }

  private boolean encrypt() throws IOException {
    TlsEndpoint tls = inbox.tls().orElseThrow();
    ClientHello hello = channel.readHello();
    Optional<SmtpChannel> next = channel.encrypt(tls, hello);
    if (next.isEmpty()) {
      return false;
    }
    channel = next.get();
    encrypted = true;
    reset();
    return true;
  }

  /** AUTH PLAIN (RFC 4616) with or without initial response, and AUTH LOGIN. */
  private boolean authenticate(String line) throws IOException {
    String[] words = line.split(" ", 3);
    String mechanism = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
    String shown;
    switch (mechanism) {
      case "PLAIN" -> shown = words.length > 2 ? decode(words[2]) : ask("");
      case "LOGIN" -> {
        String user = words.length > 2 ? decode(words[2]) : ask("Username:");
        shown = "\0" + user + "\0" + ask("Password:");
      }
      default -> {
        return say(List.of("504 5.5.4 Mechanism not known"));
      }
    }
    loggedIn =
        inbox.login().map(l -> shown.endsWith("\0" + l.user() + "\0" + l.password())).orElse(true);
    return say(List.of(loggedIn ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong user or password"));
  }

  private String ask(String prompt) throws IOException {
    byte[] question = prompt.getBytes(StandardCharsets.US_ASCII);
    channel.reply("334 " + Base64.getEncoder().encodeToString(question));
    return decode(channel.read().orElse(""));
  }

  private static String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private String mail(String line) {
    if (inbox.login().isPresent() && !loggedIn) {
      return "530 5.7.0 Authentication required";
    }
    Optional<String> fault = inbox.answer();
    if (fault.isPresent()) {
      return fault.get();
    }
    reset();
    sender = address(line);
    return OK;
  }

  private String recipient(String line) {
    String address = address(line);
    Optional<String> refusal = inbox.refusal(address);
    if (refusal.isEmpty()) {
      recipients.add(address);
    }
    return refusal.orElse(OK);
  }

  private boolean data() throws IOException {
    if (recipients.isEmpty()) {
      return say(List.of("503 5.5.1 No recipients"));
    }
    channel.reply("354 End with a dot on a line of its own");
    StringBuilder content = new StringBuilder();
    while (content.length() <= MAX_CONTENT) {
      Optional<String> line = channel.read();
      if (line.isEmpty()) {
        return false;
      }
      if (line.get().equals(".")) {
        inbox.keep(new Mail(sender, recipients, content.toString()));
        reset();
        return say(List.of(OK));
      }
      content.append(line.get().startsWith(".") ? line.get().substring(1) : line.get());
      content.append("\r\n");
    }
    channel.reply("552 5.3.4 Too large");
    return false;
  }

  private void reset() {
    sender = "";
    recipients.clear();
  }

  private boolean say(List<String> reply) throws IOException {
    channel.reply(reply);
    return true;
  }

  /** What stands between angle brackets. */
  private static String address(String line) {
    int start = line.indexOf('<');
    int end = line.indexOf('>', start + 1);
    return start < 0 || end < 0 ? "" : line.substring(start + 1, end);
  }
}
