package mtasts.monitor.doubt;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the monitor believes of one way out. Pure but for its memory, which is bounded. Not
 * thread-safe.
 *
 * <p>A silence is believed where somebody was heard who was asked no earlier. Where nobody was, and
 * enough targets are known that have nothing to do with each other, it is unclear: those that were
 * heard are to be asked again. Where none of them is heard either, the monitor doubts itself, until
 * somebody is.
 */
final class Belief {

  /** What is to be made of a silence. */
  enum Weight {
    /** It is the target's own. */
    BELIEVED,
    /** Others have to be asked first. */
    UNCLEAR,
    /** It may be the monitor's. */
    DOUBTED
  }

  private static final int CONTROLS = 3;
  private static final int MOST_HEARD = 24;
  private static final int MOST_SILENT = 48;
  private static final int MOST_RECENT = 20;
  private static final int FEW = 3;

  private final Way way;

  /** Heard when last asked, each unrelated to each; whoever was asked longest ago comes first. */
  private final Set<Target> heard = new LinkedHashSet<>();

  /** Silent since anybody was heard. */
  private final Set<Target> silent = new LinkedHashSet<>();

  /** The domains asked last, and whether they were heard. */
  private final Map<String, Boolean> recent = new LinkedHashMap<>();

  private Instant lastHeard = Instant.MIN;
  private Instant believedFrom = Instant.MIN;
  private Optional<Doubt> doubt = Optional.empty();

  /** Since when, and who is asked whether it is over. */
  private record Doubt(Instant since, List<Target> controls) {}

  Belief(Way way) {
    this.way = way;
  }

  /**
   * Takes what became of one outward step.
   *
   * @param target who was asked
   * @param answered whether anything came back, good or bad
   * @param asked when
   */
  void took(Target target, boolean answered, Instant asked) {
    recent.remove(target.domain());
    recent.put(target.domain(), answered);
    if (recent.size() > MOST_RECENT) {
      recent.remove(recent.keySet().iterator().next());
    }
    if (answered) {
      tookAnswer(target, asked);
    } else {
      tookSilence(target);
    }
  }

  private void tookAnswer(Target target, Instant asked) {
    heard.removeIf(other -> !other.isUnrelatedTo(target));
    heard.add(target);
    if (heard.size() > MOST_HEARD) {
      heard.remove(heard.iterator().next());
    }
    silent.clear();
    if (asked.isAfter(lastHeard)) {
      lastHeard = asked;
    }
    if (way.isUpWithOne() && since().filter(since -> !asked.isBefore(since)).isPresent()) {
      end(asked);
    }
  }

  /** A crowd at one address or in one domain says no more than a few of them. */
  private void tookSilence(Target target) {
    heard.remove(target);
    long related = silent.stream().filter(other -> !other.isUnrelatedTo(target)).count();
    if (related < FEW && silent.size() < MOST_SILENT) {
      silent.add(target);
    }
  }

  /**
   * What is to be made of a silence.
   *
   * @param asked when the target that is silent was asked
   * @param now the time
   */
  Weight weigh(Instant asked, Instant now) {
    if (doubt.isPresent() || isForgotten(asked, now)) {
      return Weight.DOUBTED;
    }
    boolean heardSince = !lastHeard.isBefore(asked) && !lastHeard.isAfter(now);
    return (heardSince && !mostAreSilent()) || !canCompare() ? Weight.BELIEVED : Weight.UNCLEAR;
  }

  /** Whether a silence of that moment belongs to a doubt that is over. */
  boolean isForgotten(Instant asked, Instant now) {
    return doubt.isEmpty() && asked.isBefore(believedFrom) && !believedFrom.isAfter(now);
  }

  /** For a way that may be down though one is heard now and then. */
  private boolean mostAreSilent() {
    int answering = (int) recent.values().stream().filter(answered -> answered).count();
    return !way.isUpWithOne()
        && recent.size() - answering >= FEW
        && way.isDown(recent.size(), answering);
  }

  private boolean canCompare() {
    Set<Target> known = new LinkedHashSet<>(silent);
    known.addAll(heard);
    known.addAll(way.alwaysAsked());
    return isEnough(known);
  }

  private boolean isEnough(Set<Target> targets) {
    return Target.unrelated(targets, way.unrelated()).size() == way.unrelated();
  }

  /** Who is to be asked before a silence, or the end of a doubt, is believed. */
  List<Target> controls() {
    if (doubt.isPresent()) {
      return doubt.get().controls();
    }
    Set<Target> always = way.alwaysAsked();
    List<Target> controls =
        Stream.concat(
                heard.stream().filter(target -> !always.contains(target)).limit(CONTROLS),
                always.stream())
            .toList();
    return controls.isEmpty() ? Target.unrelated(silent, CONTROLS) : controls;
  }

  /**
   * Takes what became of a look at the controls.
   *
   * @param answers who was asked, and whether anything came back
   * @param began when the look began
   */
  void looked(Map<Target, Boolean> answers, Instant began) {
    Set<Target> failing = new LinkedHashSet<>(silent);
    int answering = 0;
    for (Map.Entry<Target, Boolean> answer : answers.entrySet()) {
      took(answer.getKey(), answer.getValue(), began);
      if (answer.getValue()) {
        answering++;
      } else {
        failing.add(answer.getKey());
      }
    }
    boolean down = !answers.isEmpty() && way.isDown(answers.size(), answering);
    if (doubt.isEmpty() && down && isEnough(failing)) {
      Set<Target> controls = new LinkedHashSet<>(answers.keySet());
      controls.addAll(Target.unrelated(failing, CONTROLS));
      doubt = Optional.of(new Doubt(began, List.copyOf(controls)));
    } else if (doubt.isPresent() && !down) {
      end(began);
    }
  }

  /** Goes on with a doubt of before the start of this program. */
  void resume(Instant since) {
    doubt = Optional.of(new Doubt(since, controls()));
  }

  /** What was silent before that moment says nothing; what is silent from then on does. */
  private void end(Instant at) {
    doubt = Optional.empty();
    believedFrom = at;
    silent.clear();
    recent.clear();
  }

  /** Since when there is a doubt; empty: there is none. */
  Optional<Instant> since() {
    return doubt.map(Doubt::since);
  }
}
