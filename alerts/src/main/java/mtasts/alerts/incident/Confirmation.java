package mtasts.alerts.incident;

import mtasts.checks.report.FaultClass;

/**
 * How many rounds must agree before anyone is told.
 *
 * @param definite for what was published or sent; at least 1
 * @param transientFaults for silence and broken conversations; at least 1
 * @param recovered for the end; at least 1
 */
public record Confirmation(int definite, int transientFaults, int recovered) {

  /** Two, four, and two for the end. */
  public static final Confirmation DEFAULT = new Confirmation(2, 4, 2);

  /** Checks the bounds. */
  public Confirmation {
    if (definite < 1 || transientFaults < 1 || recovered < 1) {
      throw new IllegalArgumentException("at least one round has to say so");
    }
  }

  /** The number of sightings that confirm a fault of this class. */
  int sightings(FaultClass faultClass) {
    return switch (faultClass) {
      case DEFINITE -> definite;
      case TRANSIENT -> transientFaults;
      case TIMED, EVENT -> 1;
    };
  }
}
