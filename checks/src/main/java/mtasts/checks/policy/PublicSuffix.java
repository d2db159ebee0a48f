package mtasts.checks.policy;

import java.util.Locale;
import okhttp3.HttpUrl;

/** Domains under which strangers register names, by the public suffix list that OkHttp carries. */
public final class PublicSuffix {

  private PublicSuffix() {}

  /** True for a top-level domain and for the likes of {@code co.uk}; the domain is lower case. */
  public static boolean is(String domain) {
    if (domain.indexOf('.') < 0) {
      return true;
    }
    try {
      HttpUrl url = new HttpUrl.Builder().scheme("https").host(domain).build();
      return url.topPrivateDomain() == null && url.host().equals(domain);
    } catch (IllegalArgumentException e) {
      // A legal Domain that OkHttp takes for no host, such as a broken xn-- label.
      return false;
    }
  }

  /**
   * The domain that somebody registered, of which this host is a part: {@code example.co.uk} for
   * {@code mx1.example.co.uk}. The host itself, in lower case, where there is none.
   */
  public static String registered(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    try {
      String found = new HttpUrl.Builder().scheme("https").host(name).build().topPrivateDomain();
      return found == null ? name : found;
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
