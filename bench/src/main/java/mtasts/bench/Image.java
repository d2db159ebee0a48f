package mtasts.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The image under measurement, as {@code mvn package} leaves it.
 *
 * @param folder where it is
 */
record Image(Path folder) {

  /** The command line of the program with these arguments. */
  List<String> program(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("bin/mta-sts-monitor").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** The command line of the bare runtime, with the options and the cache that the program has. */
  List<String> runtime(String... arguments) {
    List<String> command = java();
    command.add("-XX:AOTCache=" + folder.resolve("lib/mta-sts-monitor.aot"));
    command.add("-Xlog:disable");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(folder.resolve("lib/mta-sts-monitor.jar").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * The command line of a class of this benchmark, on the runtime of the image and with the garbage
   * collector and compiler that the program has.
   */
  List<String> java(Class<?> main, String... arguments) {
    List<String> command = java();
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  private List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("runtime/bin/java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    return command;
  }
}
