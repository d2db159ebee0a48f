package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import mtasts.checks.history.Event;
import org.junit.jupiter.api.Test;

class ChangesTest {

  private static final Times TIMES = new Times(FakeRunning.NOW, ZoneOffset.UTC);

  @Test
  void aChangeShowsWhatWentAndWhatCame() {
    Event event =
        new Event(
            FakeRunning.NOW,
            Event.Kind.POLICY,
            List.of("mode: enforce"),
            List.of("mode: testing", "mx: <b>"));
    assertThat(Changes.section(List.of(event), TIMES).fragment())
        .contains(
            "<td>policy</td><td><div class=\"change\"><del>− mode: enforce</del>"
                + "<ins>+ mode: testing</ins><ins>+ mx: &lt;b&gt;</ins></div></td>");
  }

  @Test
  void whereNothingChangedNothingIsSaid() {
    assertThat(Changes.section(List.of(), TIMES).isEmpty()).isTrue();
  }
}
