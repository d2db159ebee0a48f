package mtasts.monitor;

import java.util.Optional;

/** Whether the memory of this process is enough for its domains. */
final class HeapNeed {

  private static final long MEBIBYTE = 1024 * 1024;

  /** What the program needs for itself. */
  private static final long BASE = 32 * MEBIBYTE;

  /** What a domain needs, with room for the collector: about 1 KiB is kept of each. */
  private static final long OF_A_DOMAIN = 2 * 1024;

  private HeapNeed() {}

  /**
   * What to do about too little heap; empty where there is enough.
   *
   * @param domains how many are monitored
   * @param heap what the runtime may use at most, in bytes
   */
  static Optional<String> advice(int domains, long heap) {
    long need = BASE + domains * OF_A_DOMAIN;
    return need <= heap
        ? Optional.empty()
        : Optional.of(
            "%,d domains want a heap of about %d MiB, and there are %d MiB: set JAVA_OPTS=-Xmx%dm"
                .formatted(domains, need / MEBIBYTE, heap / MEBIBYTE, rounded(need / MEBIBYTE)));
  }

  /** A little more, as a multiple of 64: the runtime counts less than it is given. */
  private static long rounded(long mebibytes) {
    return (mebibytes + 16 + 63) / 64 * 64;
  }
}
