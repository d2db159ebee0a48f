package mtasts.monitor.doubt;

/** The way to ask somebody again. */
@FunctionalInterface
public interface Listening {

  /**
   * Asks a target, however lately it was asked.
   *
   * @return whether anything came back, good or bad; what could not be tried counts as silence
   * @throws InterruptedException where the thread is interrupted; everything is closed then
   */
  boolean hears(Target target) throws InterruptedException;
}
