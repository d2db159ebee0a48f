package mtasts.checks.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records made by the grammar of RFC 8461 §3.1, and the same with bytes changed at random. */
class StsRecordGrammarTest {

  private static final int ROUNDS = 3000;
  private static final String ALPHANUMERIC =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private final Random random = new Random(8461);

  @Test
  void whateverTheGrammarMakesIsValid() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = record();
      StsRecordReading reading = parse(text.getBytes(StandardCharsets.US_ASCII));
      assertThat(reading.record()).as(text).isPresent();
    }
  }

  @Test
  void changedBytesGiveARecordOrAReason() {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] text = record().getBytes(StandardCharsets.US_ASCII);
      for (int change = random.nextInt(4); change >= 0; change--) {
        text[random.nextInt(text.length)] = (byte) random.nextInt(256);
      }
      StsRecordFuzzTest.check(text);
    }
  }

  @Test
  void hugeRecordsAreReadInLinearTime() {
    for (String part : new String[] {";", "a=b;", " ", "\t;", "id=1;", "v=STSv1;", "="}) {
      StsRecordFuzzTest.check(
          ("v=STSv1;" + part.repeat(65_000 / part.length())).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private String record() {
    StringBuilder text = new StringBuilder("v=STSv1");
    int before = random.nextInt(3);
    for (int i = 0; i < before; i++) {
      text.append(delimiter()).append(extension("x" + i));
    }
    text.append(delimiter()).append("id=").append(some(ALPHANUMERIC, 1 + random.nextInt(32)));
    int after = random.nextInt(3);
    for (int i = 0; i < after; i++) {
      text.append(delimiter()).append(extension("y" + i));
    }
    return text.append(random.nextBoolean() ? delimiter() : "").toString();
  }

  private String extension(String start) {
    String name = start + some(ALPHANUMERIC + "_-.", random.nextInt(31));
    StringBuilder value = new StringBuilder();
    int length = 1 + random.nextInt(20);
    while (value.length() < length) {
      char c = (char) (0x21 + random.nextInt(0x7e - 0x20));
      if (c != '=' && c != ';') {
        value.append(c);
      }
    }
    return name + "=" + value;
  }

  private String delimiter() {
    return some(" \t", random.nextInt(3)) + ";" + some(" \t", random.nextInt(3));
  }

  private String some(String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static StsRecordReading parse(byte[] text) {
    return StsRecordParser.parse(text);
  }
}
