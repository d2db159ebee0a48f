package mtasts.checks.idn;

import okhttp3.HttpUrl;

/** Turns U-labels into A-labels. */
public final class ALabels {

  private ALabels() {}

  /**
   * The name in A-labels and lower case.
   *
   * <p>By OkHttp, and not by {@link java.net.IDN}: that one knows IDNA of 2003 only, which takes
   * {@code straße.example} for {@code strasse.example}, another domain.
   *
   * @throws IllegalArgumentException where the name is none
   */
  public static String of(String name) {
    return new HttpUrl.Builder().scheme("https").host(name).build().host();
  }
}
