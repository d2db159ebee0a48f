package mtasts.monitor.realservers;

import java.nio.file.Path;

/** Real servers and the image's {@code check} of their domain. */
final class CheckedWorld implements AutoCloseable {
  private final Image image = new Image();
  private final RealMailWorld world;
  private final Path configuration;

  /** Takes over a world that runs; the configuration goes into the folder. */
  CheckedWorld(RealMailWorld world, Path directory) {
    this.world = world;
    configuration =
        Configuration.write(directory.resolve("config.yaml"), world, world.loopback().endpoint());
  }

  RealMailWorld world() {
    return world;
  }

  /** Checks the domain as it is now. */
  CheckReport check() {
    return CheckReport.of(outcome("--format", "json"));
  }

  /** Checks the domain as it is now, with further options. */
  Commands.Outcome outcome(String... options) {
    Object[] words = new Object[options.length + 4];
    words[0] = "check";
    words[1] = "-c";
    words[2] = configuration;
    System.arraycopy(options, 0, words, 3, options.length);
    words[words.length - 1] = RealMailWorld.DOMAIN;
    return image.outcome(words);
  }

  @Override
  public void close() {
    world.close();
  }
}
