package mtasts.alerts.incident;

import java.util.Locale;

/** Why something was decided as it was: the same word in log, metric and message. */
public enum Reason {
  /** Seen, or seen worse, and not yet often enough. */
  SUSPECTED,
  /** Seen often enough: an incident opens. */
  CONFIRMED,
  /** Confirmed, and there since the first round of the domain: an incident opens. */
  FOUND_AT_START,
  /** Confirmed in one more domain of an open incident. */
  MORE_DOMAINS,
  /** Unknown for so long that somebody has to look: an incident opens. */
  UNKNOWN_FOR_LONG,
  /** The severity of a confirmed fault went up, and that was confirmed. */
  WORSENED,
  /** Confirmed and still there. */
  STILL_THERE,
  /** Gone, and not yet often enough. */
  RECOVERING,
  /** Back before it counted as gone. */
  RELAPSED,
  /** Gone often enough in this domain, and other domains still have it. */
  FEWER_DOMAINS,
  /** Gone often enough everywhere: the incident is over. */
  RECOVERED,
  /** It came or went once too often: that is told, and then nothing until it has settled. */
  FLAPPING,
  /** It has stopped to come and go: what it settled on is told. */
  SETTLED,
  /** It is there, and nobody has heard of it for a while: those are told who know of it. */
  REMINDED,
  /** A silence or window ended, or was ended, while it is there: it is told. */
  SILENCE_ENDED,
  /** Gone before it was confirmed: nobody hears of it. */
  UNCONFIRMED,
  /** It follows from a worse finding of the domain, which is told instead. */
  INHIBITED,
  /** The round could not look at it. */
  NOT_JUDGED,
  /** The monitor doubts itself: what was not confirmed yet is forgotten, the rest waits. */
  DOUBTED,
  /** The round used evidence that was counted before. */
  ALREADY_COUNTED,
  /** An event, which was told and is not over some time: nobody hears of its end. */
  PASSED,
  /** The domain left the configuration. */
  FORGOTTEN;

  /** Whether the operator wants to see it: a change, not one more round of the same. */
  public boolean isNews() {
    return switch (this) {
      case STILL_THERE, INHIBITED, NOT_JUDGED, DOUBTED, ALREADY_COUNTED, PASSED -> false;
      case SUSPECTED,
          CONFIRMED,
          FOUND_AT_START,
          MORE_DOMAINS,
          UNKNOWN_FOR_LONG,
          WORSENED,
          RECOVERING,
          RELAPSED,
          FEWER_DOMAINS,
          RECOVERED,
          FLAPPING,
          SETTLED,
          REMINDED,
          SILENCE_ENDED,
          UNCONFIRMED,
          FORGOTTEN ->
          true;
    };
  }

  /** The word as it stands in log lines: {@code found-at-start}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
