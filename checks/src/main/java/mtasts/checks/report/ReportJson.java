package mtasts.checks.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reports as JSON: what {@code check --format json} prints, the API answers and the state keeps.
 * Times are ISO 8601 UTC, absent values are left out, unknown members are ignored when read.
 */
public final class ReportJson {

  /** The version of the format, told as {@code version}. */
  public static final int VERSION = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              usual ->
                  usual
                      .withValueInclusion(JsonInclude.Include.NON_ABSENT)
                      .withContentInclusion(JsonInclude.Include.NON_ABSENT))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(DomainName.class, new NameWriter())
                  .addDeserializer(DomainName.class, new NameReader()))
          .build();

  private ReportJson() {}

  /** What {@code check} prints for these domains. */
  public record Document(int version, List<DomainReport> domains) {}

  /** The document for these reports, indented, without a final line break. */
  public static String document(List<DomainReport> reports) {
    return MAPPER
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(new Document(VERSION, reports));
  }

  /** The report of a lint, indented, without a final line break. */
  public static String document(LintReport report) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report);
  }

  /** One report on one line. */
  public static String write(DomainReport report) {
    return MAPPER.writeValueAsString(report);
  }

  /** Reads what {@link #write} wrote. */
  public static DomainReport read(String json) {
    return MAPPER.readValue(json, DomainReport.class);
  }

  /** One finding on one line. */
  public static String write(Finding finding) {
    return MAPPER.writeValueAsString(finding);
  }

  /** Reads what {@link #write(Finding)} wrote. */
  public static Finding readFinding(String json) {
    return MAPPER.readValue(json, Finding.class);
  }

  private static final class NameWriter extends ValueSerializer<DomainName> {
    @Override
    public void serialize(DomainName name, JsonGenerator out, SerializationContext context) {
      out.writeString(name.name());
    }
  }

  private static final class NameReader extends ValueDeserializer<DomainName> {
    @Override
    public DomainName deserialize(JsonParser in, DeserializationContext context) {
      return new DomainName(in.getString());
    }
  }
}
