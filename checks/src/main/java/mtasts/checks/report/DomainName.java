package mtasts.checks.report;

import java.util.Locale;
import java.util.regex.Pattern;
import mtasts.checks.idn.ALabels;

/**
 * The name of a mail domain: A-labels, lower case, no trailing dot, at least two labels, letters,
 * digits and hyphens only (RFC 5321 §4.1.2, RFC 1035 §2.3.4).
 */
public record DomainName(String name) implements Comparable<DomainName> {

  private static final int MAX_LENGTH = 253;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /**
   * Checks a name that is already in its stored form.
   *
   * @throws IllegalArgumentException with the reason in plain words
   */
  public DomainName {
    String text = name;
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("longer than " + MAX_LENGTH + " characters");
    }
    String[] labels = text.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw new IllegalArgumentException(labelProblem(label));
      }
    }
    if (labels.length < 2) {
      throw new IllegalArgumentException("a single label, not a full domain name");
    }
    if (labels[labels.length - 1].chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("an address, not a domain name");
    }
  }

  /**
   * Reads a name as people write it: any case, A- or U-labels, with or without the final dot.
   *
   * @throws IllegalArgumentException where it is no domain name, with the reason in plain words
   */
  public static DomainName of(String text) {
    String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (bare.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    return new DomainName(aLabels(bare).toLowerCase(Locale.ROOT));
  }

  private static String aLabels(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    try {
      return ALabels.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a valid internationalized name", e);
    }
  }

  private static String labelProblem(String label) {
    if (label.isEmpty()) {
      return "an empty label (two dots in a row, or a dot at the start)";
    }
    if (label.length() > 63) {
      return "a label longer than 63 characters";
    }
    if (label.startsWith("-") || label.endsWith("-")) {
      return "a label begins or ends with a hyphen";
    }
    return "a character that is no letter, digit or hyphen in '" + Printable.text(label, 63) + "'";
  }

  /** Where the policy of this domain is served (RFC 8461 §3.2). */
  public String policyHost() {
    return "mta-sts." + name;
  }

  /** Where the MTA-STS record of this domain stands (RFC 8461 §3.1). */
  public String recordName() {
    return "_mta-sts." + name;
  }

  /** Where the TLS-RPT record of this domain stands (RFC 8460 §3). */
  public String tlsRptName() {
    return "_smtp._tls." + name;
  }

  @Override
  public int compareTo(DomainName other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
