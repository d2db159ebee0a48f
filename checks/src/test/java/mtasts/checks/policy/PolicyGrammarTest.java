package mtasts.checks.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Policies made by the grammar of RFC 8461 §3.2, and the same with bytes changed at random. */
class PolicyGrammarTest {

  private static final int ROUNDS = 3000;

  private final Random random = new Random(8461);

  @Test
  void whateverTheGrammarMakesIsValid() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = policy();
      PolicyReading reading = PolicyParser.parse(text.getBytes(StandardCharsets.UTF_8));
      assertThat(reading.policy()).as(text).isPresent();
    }
  }

  @Test
  void changedBytesGiveAPolicyOrAReason() {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] text = policy().getBytes(StandardCharsets.UTF_8);
      for (int change = random.nextInt(4); change >= 0; change--) {
        text[random.nextInt(text.length)] = (byte) random.nextInt(256);
      }
      PolicyFuzzTest.check(text);
    }
  }

  @Test
  void hugePoliciesAreReadInLinearTime() {
    for (String part :
        new String[] {
          "\n",
          "\r",
          "a",
          "a:",
          "a:b\n",
          "mx: a\n",
          "mx: *.com\n",
          "mx: *\n",
          "mx: \u00fc\n",
          "*.",
          "mode: x\n",
          " ",
          "a.",
          "-"
        }) {
      byte[] unit = part.getBytes(StandardCharsets.UTF_8);
      String huge = part.repeat(PolicyParser.MAX_BYTES / unit.length);
      PolicyFuzzTest.check(huge.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void onlyTheFirstFewOfManyBroadPatternsAreTold() {
    String head = "version: STSv1\nmode: enforce\nmax_age: 604800\n";
    PolicyFuzzTest.check((head + "mx: *.COM\n".repeat(6000)).getBytes(StandardCharsets.US_ASCII));
  }

  private String policy() {
    List<String> lines = new ArrayList<>();
    boolean none = random.nextInt(4) == 0;
    lines.add("version:" + blanks() + "STSv1");
    lines.add("mode:" + blanks() + (none ? "none" : oneOf("testing", "enforce")));
    lines.add("max_age:" + blanks() + oneOf("0", "86400", "31557600", "0000604800"));
    for (int mx = none ? random.nextInt(2) : 1 + random.nextInt(4); mx > 0; mx--) {
      lines.add("mx:" + blanks() + oneOf("", "*.") + domain());
    }
    for (int extension = random.nextInt(3); extension > 0; extension--) {
      lines.add(
          oneOf("x", "A.b_c-d", "n".repeat(32)) + ":" + blanks() + oneOf("y", "a: b", "é€😀", "~"));
    }
    Collections.shuffle(lines, random);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      text.append(lines.get(i)).append(blanks());
      text.append(last && random.nextBoolean() ? "" : oneOf("\n", "\r\n"));
    }
    return text.toString();
  }

  private String domain() {
    StringBuilder domain = new StringBuilder(label());
    for (int i = random.nextInt(4); i > 0; i--) {
      domain.append('.').append(label());
    }
    return domain.toString();
  }

  private String label() {
    String alphabet = "abcXYZ019-";
    StringBuilder label = new StringBuilder();
    for (int i = random.nextInt(62); i > 0; i--) {
      label.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return "a" + label + "0";
  }

  private String blanks() {
    return oneOf("", " ", "\t", " \t ");
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
