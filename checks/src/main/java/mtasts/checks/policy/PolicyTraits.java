package mtasts.checks.policy;

import static mtasts.checks.policy.PolicyField.MAX_AGE;
import static mtasts.checks.policy.PolicyField.MODE;
import static mtasts.checks.policy.PolicyField.MX;
import static mtasts.checks.policy.PolicyField.VERSION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mtasts.checks.interop.Trait;
import mtasts.checks.report.Mode;

/** Finds the traits in a valid policy that some senders read otherwise than the RFC. */
final class PolicyTraits {

  private static final int TEN_KIB = 10 * 1024;
  private static final Set<String> STANDARD = Set.of(VERSION, MODE, MAX_AGE, MX);

  private final PolicyReading reading;
  private final Policy policy;
  private final Map<String, PolicyField> first = new HashMap<>();
  private final SortedMap<Integer, List<Trait>> traits = new TreeMap<>();

  private PolicyTraits(PolicyReading reading, Policy policy) {
    this.reading = reading;
    this.policy = policy;
  }

  /** The traits by line; line 0 is the whole file. */
  static SortedMap<Integer, List<Trait>> of(PolicyReading reading, Policy policy) {
    PolicyTraits found = new PolicyTraits(reading, policy);
    found.look();
    return found.traits;
  }

  private void look() {
    if (reading.size() > TEN_KIB) {
      add(0, Trait.OVER_10_KIB);
    }
    reading.fields().forEach(this::look);
  }

  private void look(PolicyField field) {
    if (field.name().equals(MX)) {
      lookAtMx(field);
      return;
    }
    PolicyField earlier = first.putIfAbsent(field.name(), field);
    if (earlier != null) {
      lookAtLater(field, earlier);
    } else if (field.name().equals(MODE) && policy.mode() == Mode.NONE && policy.mx().isEmpty()) {
      add(field.line(), Trait.NONE_WITHOUT_MX);
    } else if (field.name().equals(MAX_AGE) && policy.maxAgeSeconds() == 0) {
      add(field.line(), Trait.MAX_AGE_ZERO);
    }
    if (!STANDARD.contains(field.name())) {
      lookAtExtension(field);
    }
  }

  private void lookAtMx(PolicyField field) {
    if (field.value().chars().anyMatch(c -> c >= 'A' && c <= 'Z')) {
      add(field.line(), Trait.UPPER_CASE_MX);
    }
  }

  private void lookAtLater(PolicyField field, PolicyField earlier) {
    if (!STANDARD.contains(field.name())) {
      return;
    }
    if (!PolicyParser.isValid(field)) {
      add(field.line(), Trait.DOUBLED_WITH_AN_INVALID_VALUE);
    } else if (!field.name().equals(VERSION)) {
      add(
          field.line(),
          field.value().equals(earlier.value())
              ? Trait.DOUBLED_WITH_THE_SAME_VALUE
              : Trait.DOUBLED_WITH_ANOTHER_VALUE);
    }
  }

  private void lookAtExtension(PolicyField field) {
    if (field.value().indexOf(':') >= 0) {
      add(field.line(), Trait.COLON_IN_EXTENSION);
    }
    if (field.value().chars().anyMatch(c -> c >= 0x80)) {
      add(field.line(), Trait.EXTENSION_OUTSIDE_ASCII);
    }
  }

  private void add(int line, Trait trait) {
    traits.computeIfAbsent(line, _ -> new ArrayList<>()).add(trait);
  }
}
