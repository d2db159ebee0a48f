package mtasts.alerts.notice;

/** A text that must not be seen: a password, a key, an address that is one. */
public final class Secret {

  private final String text;

  /** Wraps the text. */
  public Secret(String text) {
    this.text = text;
  }

  /** The text itself, for the one place that needs it. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "<secret>";
  }
}
