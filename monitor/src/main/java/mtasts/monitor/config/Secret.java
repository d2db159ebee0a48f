package mtasts.monitor.config;

/** A text that must not be shown: prints as {@code <secret>}. */
public record Secret(String reveal) {

  @Override
  public String toString() {
    return "<secret>";
  }
}
