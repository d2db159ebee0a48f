package mtasts.checks.policy;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with an mx value that is no pattern, and what was probably meant. */
final class MxAdvice {

  private static final int MAX_LENGTH = 1024;

  private MxAdvice() {}

  /** What is wrong with the value (one char a byte), to follow it in a sentence. */
  static String problem(String value) {
    if (value.chars().anyMatch(c -> c >= 0x80)) {
      return "is not in A-labels (xn--…)";
    }
    if (value.indexOf(' ') >= 0 || value.indexOf('\t') >= 0 || value.indexOf(',') >= 0) {
      return "is more than one name: each MX host has a line of its own";
    }
    if (value.contains("/")) {
      return "is a URL or path, not a host name";
    }
    if (value.startsWith("[")) {
      return "is an address, not a host name";
    }
    if (value.endsWith(".") || value.startsWith(".")) {
      return "begins or ends with a dot";
    }
    return value.indexOf('*') >= 0
        ? "has a * that is not the whole left-most label"
        : "is no host name";
  }

  /** The line or lines to write instead, as far as the value shows what was meant. */
  static String lines(String value) {
    return meant(value).orElse("mx: HOST, or mx: *.DOMAIN");
  }

  private static Optional<String> meant(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    List<Optional<MxPattern>> names =
        Stream.of(utf8(value).split("[ \\t,;]+")).map(MxAdvice::mended).toList();
    return names.stream().allMatch(Optional::isPresent) && !names.isEmpty()
        ? Optional.of(
            names.stream()
                .flatMap(Optional::stream)
                .map(pattern -> "mx: " + pattern)
                .collect(Collectors.joining(" | ")))
        : Optional.empty();
  }

  private static Optional<MxPattern> mended(String name) {
    String host = name.replaceFirst("^[a-z]+://", "").replaceFirst("/.*$", "");
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    boolean wildcard = bare.startsWith("*.") || bare.startsWith(".");
    String domain = bare.replaceFirst("^\\*?\\.", "");
    try {
      return MxPattern.of((wildcard ? "*." : "") + IDN.toASCII(domain));
    } catch (IllegalArgumentException e) {
      // No name that IDNA knows: then there is nothing to suggest.
      return Optional.empty();
    }
  }

  /** Bytes, one char a byte, as the UTF-8 text that they are. */
  static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
