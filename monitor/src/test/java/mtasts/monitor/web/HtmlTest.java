package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;
import static mtasts.monitor.web.Html.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

  private static String markup(Html html) {
    return html.document().replace("<!DOCTYPE html>\n", "").stripTrailing();
  }

  @Test
  void aTextStandsForItself() {
    assertThat(markup(tag("p").of("<script>alert('1')</script> & \"x\"")))
        .isEqualTo("<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;</p>");
  }

  @Test
  void anAttributeEndsWhereItShould() {
    assertThat(markup(tag("input").with("value", "\"><img src=x onerror='x'>").alone()))
        .isEqualTo("<input value=\"&quot;&gt;&lt;img src=x onerror=&#39;x&#39;&gt;\">");
  }

  @ParameterizedTest
  @CsvSource({
    "202e, right-to-left override",
    "2066, isolate",
    "200b, zero width space",
    "1b, escape",
    "0, null",
    "a, line feed",
    "85, next line",
    "2028, line separator",
    "feff, byte order mark",
    "d800, half a character",
    "e000, private"
  })
  void whatControlsTextIsShown(String hex, String name) {
    String hostile = new String(new int[] {Integer.parseInt(hex, 16)}, 0, 1);
    assertThat(markup(text("a" + hostile + "b"))).as(name).isEqualTo("a\\u{" + hex + "}b");
  }

  @Test
  void lettersOfAllScriptsStay() {
    assertThat(markup(text("Größe 大小 גודל 📬"))).isEqualTo("Größe 大小 גודל 📬");
  }

  @Test
  void linesAreKeptWhereTheyAreAskedFor() {
    assertThat(markup(Html.lines("a\r\nb\nc\rd"))).isEqualTo("a\nb\nc\\u{d}d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "https://evil.example/", "//evil.example/", "", "data:,"})
  void noLinkLeadsElsewhere(String place) {
    assertThatThrownBy(() -> tag("a").to(place)).isInstanceOf(IllegalArgumentException.class);
  }
}
