package mtasts.checks.record;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import mtasts.checks.dns.TxtRecord;

/**
 * Which of the TXT records at a name is the one that senders read. Where several stand, those that
 * do not begin with the version and {@code ;} are discarded (RFC 8461 §3.1, RFC 8460 §3). One that
 * has blanks before its first {@code ;}, which the grammar allows, counts only where it stands
 * alone.
 */
public sealed interface RecordChoice {

  /** None counts; {@code records} are the TXT records that stand there all the same. */
  record None(List<TxtRecord> records) implements RecordChoice {
    /** Copies the list. */
    public None {
      records = List.copyOf(records);
    }

    /** What stands there instead, in plain words that quote it; empty where nothing does. */
    public Optional<String> instead(String version) {
      Pattern similar = similarTo(version);
      return records.stream()
          .map(record -> RecordText.latin1(record.text()))
          .filter(text -> similar.matcher(text).lookingAt())
          .findFirst()
          .map(text -> RecordField.shown(text) + " does not count: " + reason(text, version))
          .or(this::others);
    }

    private Optional<String> others() {
      return records.stream()
          .findFirst()
          .map(
              first ->
                  "what stands there is "
                      + RecordField.shown(RecordText.latin1(first.text()))
                      + (records.size() > 1 ? " and " + (records.size() - 1) + " more" : ""));
    }

    private String reason(String text, String version) {
      String bare = version.substring(2);
      if (text.startsWith(version)) {
        String rest = text.substring(version.length()).stripLeading();
        return rest.startsWith(";")
            ? "with other TXT records beside it, no blank may stand before the first ;"
            : "no ; follows " + version;
      }
      String start = text.substring(0, Math.min(text.length(), version.length()));
      if (start.equalsIgnoreCase(version)) {
        return "upper and lower case matter in " + version;
      }
      if (text.contains(version)) {
        return "something stands before " + version;
      }
      return "the version must be written " + version + " (only " + bare + " is defined)";
    }

    /** Whatever a person may have meant as this version: other case, number, blanks, quotes. */
    private static Pattern similarTo(String version) {
      String name = version.substring(2, version.length() - 2).toLowerCase(Locale.ROOT);
      String spelled = name.replace("tlsrpt", "tls[-_ ]?rpt");
      return Pattern.compile(
          "[^A-Za-z0-9]{0,8}v[ \\t\"']{0,8}[=:]?[ \\t\"']{0,8}" + spelled,
          Pattern.CASE_INSENSITIVE);
    }
  }

  /** One counts; {@code others} stand beside it. */
  record One(TxtRecord record, List<TxtRecord> others) implements RecordChoice {
    /** Copies the list. */
    public One {
      others = List.copyOf(others);
    }
  }

  /** More than one begins with the version, so senders must act as if there were none. */
  record Several(List<TxtRecord> records) implements RecordChoice {
    /** Copies the list. */
    public Several {
      records = List.copyOf(records);
    }
  }

  /** The choice among all TXT records of a name for a version such as {@code v=STSv1}. */
  static RecordChoice among(List<TxtRecord> records, String version) {
    List<TxtRecord> strict =
        records.stream().filter(r -> RecordText.beginsStrictly(r.text(), version)).toList();
    if (strict.size() > 1) {
      return new Several(strict);
    }
    if (strict.size() == 1) {
      TxtRecord only = strict.getFirst();
      return new One(only, records.stream().filter(r -> r != only).toList());
    }
    return records.size() == 1 && RecordText.of(records.getFirst().text(), version).isPresent()
        ? new One(records.getFirst(), List.of())
        : new None(records);
  }
}
