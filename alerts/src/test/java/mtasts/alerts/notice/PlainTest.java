package mtasts.alerts.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PlainTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("plain text", "plain text"),
        Arguments.of("Grüße 例", "Grüße 例"),
        Arguments.of("a\r\nBcc: b", "a??Bcc: b"),
        Arguments.of("\u001b[31mred", "?[31mred"),
        Arguments.of("user\u202etxt.exe", "user?txt.exe"),
        Arguments.of("a\u2028b", "a?b"),
        Arguments.of("tab\there", "tab?here"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void showsLettersAndNothingThatControls(String text, String line) {
    assertThat(Plain.line(text)).isEqualTo(line);
  }

  @Test
  void cutsWhatIsTooLongAndNoPairInTwo() {
    assertThat(Plain.line("abcdef", 4)).isEqualTo("abc…");
    assertThat(Plain.line("ab😀ef", 4)).isEqualTo("ab…");
    assertThat(Plain.line("abcd", 4)).isEqualTo("abcd");
  }

  @Test
  void anyCharactersGiveOneLine() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      String text =
          random
              .ints(20, 0, 0x3000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();

      assertThat(Plain.line(text).chars()).noneMatch(c -> Character.isISOControl(c));
      assertThat(Plain.line(text).lines()).hasSizeLessThanOrEqualTo(1);
    }
  }
}
