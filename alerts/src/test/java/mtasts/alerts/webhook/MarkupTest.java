package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MarkupTest {

  @Test
  void nothingActsAnyMore() {
    assertThat(Markup.SLACK.escape("<!channel> & <https://evil.example|ok>"))
        .isEqualTo("&lt;!channel&gt; &amp; &lt;https://evil.example|ok&gt;");
    assertThat(Markup.DISCORD.escape("@everyone [ok](https://evil.example) <#1> `a`"))
        .isEqualTo("\\@everyone \\[ok\\](https\\://evil.example) \\<\\#1\\> \\`a\\`");
    assertThat(Markup.PLAIN.escape("<b> & @all")).isEqualTo("<b> & @all");
  }

  @Test
  void whatFitsIsNotCut() {
    assertThat(Markup.SLACK.clip("a&b", 7)).isEqualTo("a&amp;b");
    assertThat(Markup.PLAIN.clip("", 0)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Markup.class)
  void noCutGoesThroughAnEscapeOrASurrogatePair(Markup markup) {
    String text = "a<&>\uD83D\uDE00@[b](c)\\\uD83D\uDE00&".repeat(5);
    String whole = markup.escape(text);

    for (int max = 1; max < whole.length(); max++) {
      String clipped = markup.clip(text, max);
      String kept = clipped.substring(0, clipped.length() - 1);

      assertThat(clipped.length()).isLessThanOrEqualTo(max);
      assertThat(clipped).endsWith("…");
      assertThat(beginnings(text, markup)).contains(kept);
    }
  }

  private static Set<String> beginnings(String text, Markup markup) {
    Set<String> beginnings = new HashSet<>();
    int length = text.codePointCount(0, text.length());
    for (int i = 0; i <= length; i++) {
      beginnings.add(markup.escape(text.substring(0, text.offsetByCodePoints(0, i))));
    }
    return beginnings;
  }
}
