package mtasts.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A mail world with many domains, in a process of its own so that its work is not counted. Closing
 * it ends the process.
 */
final class Fleet implements AutoCloseable {

  private final Process lab;
  private final Path folder;

  private Fleet(Process lab, Path folder) {
    this.lab = lab;
    this.folder = folder;
  }

  /** Starts the world and waits until it answers. */
  static Fleet start(Image image, int domains, Path folder) throws IOException {
    Process lab =
        new ProcessBuilder(image.java(FleetLab.class, Integer.toString(domains), folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = lab.inputReader();
    if (!FleetLab.READY.equals(said.readLine())) {
      lab.destroy();
      throw new IOException("the lab did not start");
    }
    return new Fleet(lab, folder);
  }

  /** The configuration of a monitor of all its domains. */
  Path config() {
    return folder.resolve(FleetLab.CONFIG);
  }

  /** The root that its certificates come from. */
  Path root() {
    return folder.resolve(FleetLab.ROOT);
  }

  /** Its servers, for {@link BareLoop}. */
  Path servers() {
    return folder.resolve(FleetLab.SERVERS);
  }

  @Override
  public void close() throws IOException {
    lab.getOutputStream().close(); // the word that it is over
    lab.onExit().join();
  }
}
