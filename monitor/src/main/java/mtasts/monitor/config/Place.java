package mtasts.monitor.config;

import java.util.Comparator;

/**
 * A place in a configuration file.
 *
 * @param file the file as the user would name it
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
