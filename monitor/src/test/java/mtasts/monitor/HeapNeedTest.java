package mtasts.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapNeedTest {

  private static final long MEBIBYTE = 1024 * 1024;

  /** What the serial collector makes of -Xmx128m and -Xmx256m. */
  @ParameterizedTest
  @CsvSource({"1, 123", "30000, 123", "100000, 247"})
  void thereIsEnough(int domains, long mebibytes) {
    assertThat(HeapNeed.advice(domains, mebibytes * MEBIBYTE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"60000, 123, -Xmx192m", "100000, 123, -Xmx256m", "300000, 247, -Xmx640m"})
  void thereIsTooLittle(int domains, long mebibytes, String option) {
    assertThat(HeapNeed.advice(domains, mebibytes * MEBIBYTE))
        .hasValueSatisfying(
            advice -> assertThat(advice).contains(mebibytes + " MiB: ").endsWith(option));
  }
}
