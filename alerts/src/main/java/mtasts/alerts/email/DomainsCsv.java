package mtasts.alerts.email;

import java.util.List;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.notice.Plain;

/**
 * All domains of an incident as a table for a spreadsheet (RFC 4180). No cell can be a formula: one
 * that would begin like one gets an apostrophe in front.
 */
final class DomainsCsv {

  private static final String HEAD = "domain,severity,since,until,summary";
  private static final String END_OF_LINE = "\r\n";

  private DomainsCsv() {}

  static String of(List<Affected> domains) {
    StringBuilder out = new StringBuilder(HEAD).append(END_OF_LINE);
    for (Affected affected : domains) {
      out.append(
          String.join(
              ",",
              cell(affected.domain().name()),
              cell(affected.finding().severity().toString()),
              cell(affected.since().toString()),
              cell(affected.until().map(Object::toString).orElse("")),
              cell(Plain.line(affected.finding().summary()))));
      out.append(END_OF_LINE);
    }
    return out.toString();
  }

  private static String cell(String text) {
    String inert = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return inert.matches("[^\",\r\n]*") ? inert : "\"" + inert.replace("\"", "\"\"") + "\"";
  }
}
