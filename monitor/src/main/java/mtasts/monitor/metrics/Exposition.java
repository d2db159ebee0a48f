package mtasts.monitor.metrics;

import java.util.Locale;

/** A text in which series are told. */
public enum Exposition {
  /** Prometheus' own, version 0.0.4: what everybody understands. */
  TEXT("text/plain; version=0.0.4; charset=utf-8"),
  /** OpenMetrics 1.0, for those who ask for it. */
  OPENMETRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

  private static final String OPENMETRICS_TYPE = "application/openmetrics-text";

  private final String contentType;

  Exposition(String contentType) {
    this.contentType = contentType;
  }

  /** The one that a request with this {@code Accept} header wants; the header may be empty. */
  public static Exposition wanted(String accept) {
    return accept.toLowerCase(Locale.ROOT).contains(OPENMETRICS_TYPE) ? OPENMETRICS : TEXT;
  }

  /** The value of {@code Content-Type}. */
  public String contentType() {
    return contentType;
  }
}
