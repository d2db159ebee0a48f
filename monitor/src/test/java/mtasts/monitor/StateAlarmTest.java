package mtasts.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mtasts.alerts.incident.Incident;
import mtasts.monitor.store.Store;
import mtasts.monitor.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a state that can not be written is told, and when not. */
class StateAlarmTest {

  /** What a state that is closed answers, as one on a full disk would. */
  @TempDir private static Path folder;

  private final List<String> told = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private Optional<StoreException> failure = Optional.empty();
  private int tries;
  private final StateAlarm alarm =
      new StateAlarm(
          new StateAlarm.Writing() {
            @Override
            public Optional<StoreException> failure() {
              return failure;
            }

            @Override
            public Optional<StoreException> tryIt() {
              tries++;
              return failure;
            }
          },
          (incident, kind) -> {
            incidents.add(incident);
            told.add(kind.toString());
          },
          InstantSource.system(),
          new Random(1));

  private static Optional<StoreException> problem = Optional.empty();

  /** A closed state gives a real failure. */
  @BeforeAll
  static void fail() {
    Store store = Store.open(folder.resolve("state.db"));
    store.close();
    problem = store.tryWriting();
    assertThat(problem).isPresent();
  }

  @AfterEach
  void nothingIsToldTwice() {
    assertThat(told).isSubsetOf("opened", "resolved").doesNotHaveDuplicates();
  }

  private void look(boolean works, int times) {
    failure = works ? Optional.empty() : problem;
    for (int i = 0; i < times; i++) {
      alarm.turn();
    }
  }

  @Test
  void aStateThatFailsForHalfAMinuteIsToldOnceAndItsEndOnce() {
    look(false, StateAlarm.LOOKS - 1);
    assertThat(told).isEmpty();
    assertThat(alarm.trouble()).isEmpty();

    look(false, 500);
    assertThat(told).containsExactly("opened");
    assertThat(alarm.trouble().orElseThrow())
        .startsWith("The state can not be written: ")
        .contains("state.db");

    look(true, StateAlarm.LOOKS - 1);
    assertThat(told).containsExactly("opened");
    look(true, 500);
    assertThat(told).containsExactly("opened", "resolved");
    assertThat(alarm.trouble()).isEmpty();
    assertThat(incidents.getLast().id()).isEqualTo(incidents.getFirst().id());
    assertThat(incidents.getLast().state()).isEqualTo(Incident.State.RESOLVED);
  }

  @Test
  void aShortFailureIsNoNews() {
    look(false, StateAlarm.LOOKS - 1);
    look(true, StateAlarm.LOOKS);
    look(false, StateAlarm.LOOKS - 1);
    look(true, StateAlarm.LOOKS);

    assertThat(told).isEmpty();
  }

  /** What works now and then does not work: the last free page comes and goes on a full disk. */
  @Test
  void aPageNowAndThenIsNotTheEndOfIt() {
    for (int i = 0; i < 10 * StateAlarm.LOOKS; i++) {
      look(false, 1);
      look(true, 2);
    }
    assertThat(told).containsExactly("opened");
  }

  @Test
  void aStateThatWorksIsNotTried() {
    look(true, 100);
    assertThat(tries).isZero();

    look(false, 1);
    look(true, 500);
    assertThat(tries).isEqualTo(StateAlarm.LOOKS);
  }
}
