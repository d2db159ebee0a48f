package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mtasts.alerts.webhook.Fact.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FactTest {

  private static final Fact DOMAINS =
      new Fact(Kind.DOMAINS, List.of("a.example", "b.example", "c&d.example"), 10, ", ");

  @ParameterizedTest
  @CsvSource({
    "100, 'a.example, b.example, c&amp;d.example, and 7 more'",
    "49,  'a.example, b.example, c&amp;d.example, and 7 more'",
    "48,  'a.example, b.example, and 8 more'",
    "32,  'a.example, b.example, and 8 more'",
    "31,  'a.example, and 9 more'",
    "20,  'a.examp…, and 9 more'",
  })
  void dropsWholeItemsAndSaysHowMany(int max, String text) {
    assertThat(DOMAINS.within(max, Markup.SLACK)).isEqualTo(text);
  }
}
