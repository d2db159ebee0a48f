package mtasts.checks.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Ids of records: made from the time, so that each is new and a person can date it. */
public final class StsId {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private StsId() {}

  /** An id for a policy published at this time, in UTC: {@code 20261124T063000}. */
  public static String at(Instant time) {
    return FORMAT.format(time);
  }

  /** The record to publish with this id, as it stands between the quotes of a zone file. */
  public static String record(String id) {
    return StsRecordParser.VERSION + "; id=" + id + ";";
  }
}
