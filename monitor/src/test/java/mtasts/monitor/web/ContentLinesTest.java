package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentLinesTest {

  private static String text(String text) {
    ContentLines lines = new ContentLines();
    lines.addText("SUMMARY", text);
    return lines.toString();
  }

  @Test
  void aTextIsEscaped() {
    assertThat(text("a, b; c\\d\ne")).isEqualTo("SUMMARY:a\\, b\\; c\\\\d\\ne\r\n");
  }

  @Test
  void nothingCanBeginAnotherLine() {
    assertThat(text("a\r\nEND:VEVENT\u0000\u001b")).isEqualTo("SUMMARY:a\\nEND:VEVENT\r\n");
  }

  @Test
  void aLineOf75OctetsIsNotFolded() {
    assertThat(text("x".repeat(67))).isEqualTo("SUMMARY:" + "x".repeat(67) + "\r\n");
    assertThat(text("x".repeat(68))).isEqualTo("SUMMARY:" + "x".repeat(67) + "\r\n x\r\n");
  }

  @Test
  void aFoldedLineBeginsWithABlankThatCounts() {
    assertThat(text("x".repeat(67 + 74 + 1)))
        .isEqualTo("SUMMARY:" + "x".repeat(67) + "\r\n " + "x".repeat(74) + "\r\n x\r\n");
  }

  @Test
  void noCharacterIsCut() {
    assertThat(text("x".repeat(66) + "📬")).isEqualTo("SUMMARY:" + "x".repeat(66) + "\r\n 📬\r\n");
  }
}
