package mtasts.checks.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ReplyReaderTest {

  private static Received read(String text) {
    return new ReplyReader(in(text)).read();
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Stream<Arguments> replies() {
    return Stream.of(
        Arguments.of("220 ready\r\n", 220, List.of("ready")),
        Arguments.of("220\r\n", 220, List.of("")),
        Arguments.of("220 \r\n", 220, List.of("")),
        Arguments.of("250-a\r\n250-\r\n250 b\r\n", 250, List.of("a", "", "b")),
        Arguments.of("250-a\r\n250\r\n", 250, List.of("a", "")),
        Arguments.of("250-a\n250 b\n", 250, List.of("a", "b")),
        Arguments.of("571 denied\r\n", 571, List.of("denied")),
        Arguments.of("220 a\rb\r\n", 220, List.of("a\rb")),
        Arguments.of("220 a\0\u00e9\r\n", 220, List.of("a\0\u00e9")),
        Arguments.of("220 " + "x".repeat(2043) + "\r\n", 220, List.of("x".repeat(2043))));
  }

  @ParameterizedTest
  @MethodSource("replies")
  void readsRepliesOfTheGrammar(String text, int code, List<String> lines) {
    assertThat(read(text)).isEqualTo(new SmtpReply(code, lines));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of("\r\n", "is not SMTP"),
        Arguments.of("hello\r\n", "is not SMTP"),
        Arguments.of("22\r\n", "is not SMTP"),
        Arguments.of("120 a\r\n", "is not SMTP"),
        Arguments.of("620 a\r\n", "is not SMTP"),
        Arguments.of("2200 a\r\n", "is not SMTP"),
        Arguments.of("220_a\r\n", "is not SMTP"),
        Arguments.of("+20 a\r\n", "is not SMTP"),
        Arguments.of("\u0662\u0662\u0660 a\r\n", "is not SMTP"),
        Arguments.of(" 220 a\r\n", "is not SMTP"),
        Arguments.of("250-a\r\n251 b\r\n", "changes its code from 250"),
        Arguments.of("250-a\r\nno code\r\n", "is not SMTP"),
        Arguments.of("220 " + "x".repeat(2045) + "\r\n", "more than 2048 bytes"),
        Arguments.of("220-x\r\n".repeat(20_000), "more than 256 lines"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void tellsWhatIsNoReply(String text, String why) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            Received.Garbled.class,
            garbled -> assertThat(garbled.why()).contains(why).matches("[\\x20-\\x7e…]*"));
  }

  @Test
  void endOfTheConnectionIsNoReply() {
    assertThat(read(""))
        .isInstanceOfSatisfying(Received.Gone.class, g -> assertThat(g.midReply()).isFalse());
    assertThat(read("220 a"))
        .isInstanceOfSatisfying(Received.Gone.class, g -> assertThat(g.midReply()).isTrue());
    assertThat(read("220-a\r\n"))
        .isInstanceOfSatisfying(Received.Gone.class, g -> assertThat(g.midReply()).isTrue());
  }

  @Test
  void whatStandsBehindAReplyIsLeft() {
    ReplyReader reader = new ReplyReader(in("220 go\r\n250 more\r\n"));
    reader.read();
    assertThat(reader.leftover()).asString().isEqualTo("250 more\r\n");
    assertThat(reader.read()).isEqualTo(new SmtpReply(250, List.of("more")));
    assertThat(reader.leftover()).isEmpty();
  }

  @Test
  void anyBytesEndInAValue() {
    Random random = new Random(5321);
    String alphabet = "0225 -\r\n\n\0a\u00ff";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int j = 0; j < bytes.length; j++) {
              bytes[j] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            ReplyReader reader = new ReplyReader(new ByteArrayInputStream(bytes));
            List<Received> all = new ArrayList<>();
            Received next = reader.read();
            while (next instanceof SmtpReply) {
              all.add(next);
              next = reader.read();
            }
            assertThat(all).hasSizeLessThan(60);
          }
        });
  }
}
