package mtasts.checks;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tells at its end how many inputs a fuzz test was given, so that one sees that it fuzzed. Says
 * nothing where the test only replays what is kept.
 */
public final class InputCount implements AfterAllCallback {

  private long inputs;

  /** Counts one more. */
  public void add() {
    inputs++;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (System.getenv("JAZZER_FUZZ") != null) {
      String test = context.getRequiredTestClass().getSimpleName();
      System.out.println(test + ": " + inputs + " inputs");
    }
  }
}
