package mtasts.checks;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a check that can be asked for alone. */
public enum Part {
  RECORD,
  POLICY,
  MX,
  SMTP,
  TLSRPT,
  DANE;

  /** The part of this name, as {@code --only} takes it; empty where there is none. */
  public static Optional<Part> of(String name) {
    return Stream.of(values()).filter(p -> p.toString().equals(name)).findFirst();
  }

  /** The name as {@code --only} takes it: {@code smtp}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
