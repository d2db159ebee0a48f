package mtasts.monitor.config;

import java.util.Set;

/** Keys that are read and checked already, while what they ask for comes in a later version. */
final class Later {

  private static final Set<String> PATHS = Set.of("tls_reports", "storage.url");

  private Later() {}

  /** True where a key is understood but nothing in this version acts on it. */
  static boolean hasNoEffectYet(String path) {
    return PATHS.contains(path);
  }

  /** Says so: silence would let the user believe that it works. */
  static void warn(Value value) {
    value.warning("has no effect in this version");
  }
}
