package mtasts.lab.smtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What an MX host says, line by line. Immutable; each change makes a new one. */
record SmtpScript(
    List<String> greeting,
    Duration greetingDelay,
    Duration greetingDrip,
    List<String> ehlo,
    List<String> startTls,
    List<String> ehloAfterTls) {

  static SmtpScript good(String host, List<String> keywords) {
    List<String> encrypted = keywords.stream().filter(k -> !k.equals("STARTTLS")).toList();
    return new SmtpScript(
        List.of("220 " + host + " ESMTP Lab"),
        Duration.ZERO,
        Duration.ZERO,
        ehloReply(host, keywords),
        List.of("220 2.0.0 Ready to start TLS"),
        ehloReply(host, encrypted));
  }

  /** A reply of several lines: the host's name, then a line for each keyword. */
  static List<String> ehloReply(String host, List<String> keywords) {
    List<String> lines = new ArrayList<>();
    String last = host;
    for (String keyword : keywords) {
      lines.add("250-" + last);
      last = keyword;
    }
    lines.add("250 " + last);
    return List.copyOf(lines);
  }

  SmtpScript withGreeting(List<String> lines) {
    return new SmtpScript(lines, greetingDelay, greetingDrip, ehlo, startTls, ehloAfterTls);
  }

  SmtpScript withGreetingDelay(Duration delay) {
    return new SmtpScript(greeting, delay, greetingDrip, ehlo, startTls, ehloAfterTls);
  }

  SmtpScript withGreetingDrip(Duration pause) {
    return new SmtpScript(greeting, greetingDelay, pause, ehlo, startTls, ehloAfterTls);
  }

  SmtpScript withEhlo(List<String> lines) {
    return new SmtpScript(greeting, greetingDelay, greetingDrip, lines, startTls, ehloAfterTls);
  }

  SmtpScript withStartTls(List<String> lines) {
    return new SmtpScript(greeting, greetingDelay, greetingDrip, ehlo, lines, ehloAfterTls);
  }

  SmtpScript withEhloAfterTls(List<String> lines) {
    return new SmtpScript(greeting, greetingDelay, greetingDrip, ehlo, startTls, lines);
  }
}
