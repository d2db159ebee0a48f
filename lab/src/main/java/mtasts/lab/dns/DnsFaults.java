package mtasts.lab.dns;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Which questions go wrong, how, and which names are authentic. Thread-safe. */
final class DnsFaults {

  private final Map<Question, DnsFault> faults = new ConcurrentHashMap<>();
  private final Map<Question, Duration> delays = new ConcurrentHashMap<>();
  private final Set<Name> authentic = ConcurrentHashMap.newKeySet();
  private volatile @Nullable DnsFault forAll;
  private volatile Duration delayForAll = Duration.ZERO;

  void set(Question question, DnsFault fault) {
    faults.put(question, fault);
  }

  void setForAll(DnsFault fault) {
    forAll = fault;
  }

  void delay(Question question, Duration delay) {
    delays.put(question, delay);
  }

  void delayAll(Duration delay) {
    delayForAll = delay;
  }

  void heal(Name name) {
    faults.keySet().removeIf(question -> question.name().equals(name));
    delays.keySet().removeIf(question -> question.name().equals(name));
  }

  void healAll() {
    faults.clear();
    delays.clear();
    forAll = null;
    delayForAll = Duration.ZERO;
  }

  void authentic(Name suffix) {
    authentic.add(suffix);
  }

  boolean isAuthentic(Name name) {
    return authentic.stream().anyMatch(name::subdomain);
  }

  /** The fault of the question itself, else that of its name, else that of all. */
  Optional<DnsFault> of(Question question) {
    DnsFault own = faults.get(question);
    DnsFault ofName = own == null ? faults.get(question.ofAnyType()) : own;
    return Optional.ofNullable(ofName == null ? forAll : ofName);
  }

  Duration delayOf(Question question) {
    Duration ofName = delays.getOrDefault(question.ofAnyType(), delayForAll);
    return delays.getOrDefault(question, ofName);
  }

  /** What is asked; dnsjava's names ignore case. */
  record Question(Name name, int type) {

    Question ofAnyType() {
      return new Question(name, Type.ANY);
    }
  }
}
