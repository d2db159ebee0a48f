package mtasts.checks.tlsrpt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records made by the grammar of RFC 8460 §3, and the same with bytes changed at random. */
class TlsRptGrammarTest {

  private static final int ROUNDS = 3000;
  private static final List<String> URIS =
      List.of(
          "mailto:tls@example.com",
          "mailto:a%21b+c@example.com?subject=x",
          "https://reports.example.com/v1?a=b",
          "https://u@reports.example.com:8443",
          "HTTPS://[2001:db8::1]/x");
  private static final List<String> EXTENSIONS = List.of("x=y", "a.b_c-d=!:<>~", "0=0");

  private final Random random = new Random(8460);

  @Test
  void whateverTheGrammarMakesIsValid() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = record();
      assertThat(TlsRptParser.parse(text.getBytes(StandardCharsets.US_ASCII)).problems())
          .as(text)
          .isEmpty();
    }
  }

  @Test
  void changedBytesGiveARecordOrAReason() {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] text = record().getBytes(StandardCharsets.US_ASCII);
      for (int change = random.nextInt(4); change >= 0; change--) {
        text[random.nextInt(text.length)] = (byte) random.nextInt(256);
      }
      TlsRptFuzzTest.check(text);
    }
  }

  @Test
  void hugeRecordsAreReadInLinearTime() {
    for (String part : new String[] {";", "rua=", ",", " ", "https://", "%41", "@", "[", "="}) {
      TlsRptFuzzTest.check(
          ("v=TLSRPTv1;rua=" + part.repeat(65_000 / part.length()))
              .getBytes(StandardCharsets.US_ASCII));
    }
  }

  private String record() {
    StringBuilder text = new StringBuilder("v=TLSRPTv1");
    if (random.nextBoolean()) {
      text.append(delimiter()).append(oneOf(EXTENSIONS));
    }
    text.append(delimiter()).append("rua=").append(oneOf(URIS));
    int more = random.nextInt(3);
    for (int i = 0; i < more; i++) {
      text.append(blanks()).append(',').append(blanks()).append(oneOf(URIS));
    }
    if (random.nextBoolean()) {
      text.append(delimiter()).append(oneOf(EXTENSIONS));
    }
    return text.append(random.nextBoolean() ? delimiter() : "").toString();
  }

  private String delimiter() {
    return blanks() + ";" + blanks();
  }

  private String blanks() {
    return oneOf(List.of("", "", " ", "\t", " \t "));
  }

  private String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
