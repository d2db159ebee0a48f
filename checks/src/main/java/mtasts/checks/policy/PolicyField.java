package mtasts.checks.policy;

/**
 * One line {@code name: value} of a policy.
 *
 * @param line the line from 1
 * @param column where the value begins, in bytes from 1
 * @param name the name, 1 to 32 characters
 * @param value the value without the blanks around it, one char a byte; may be empty
 */
public record PolicyField(int line, int column, String name, String value) {

  static final String VERSION = "version";
  static final String MODE = "mode";
  static final String MAX_AGE = "max_age";
  static final String MX = "mx";
}
