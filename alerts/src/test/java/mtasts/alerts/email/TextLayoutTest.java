package mtasts.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mtasts.alerts.email.Section.Block;
import org.junit.jupiter.api.Test;

final class TextLayoutTest {

  private static String prose(String text) {
    return TextLayout.of("", List.of(new Section("How", List.of(new Block.Prose(text)))));
  }

  /** Else what is copied from the mail into a zone holds a line break. */
  @Test
  void aQuotedRecordStaysOnOneLine() {
    String record = "\"v=STSv1; id=20261126T165329;\"";
    assertThat(
            prose(
                "Publish a new id now, which is the only thing: _mta-sts.example.com TXT "
                    + record
                    + "; senders then fetch the policy at their next contact"))
        .endsWith(
            """
            How
              Publish a new id now, which is the only thing: _mta-sts.example.com TXT
              "v=STSv1; id=20261126T165329;"; senders then fetch the policy at their
              next contact
            """);
  }

  @Test
  void aQuoteThatNobodyClosesIsAWordLikeAnyOther() {
    assertThat(prose("a \" " + "word ".repeat(30)).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
  }

  @Test
  void aQuotationLongerThanALineIsBrokenLikeAnyOtherText() {
    assertThat(prose("It says \"" + "word ".repeat(30) + "end\" and no more").lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
  }
}
