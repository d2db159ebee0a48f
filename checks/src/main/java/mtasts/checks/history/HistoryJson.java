package mtasts.checks.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import mtasts.checks.history.HeldPolicy.UnderId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered as JSON, for the state. What an older version did not write is read as empty,
 * what a newer one added is ignored.
 */
public final class HistoryJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              usual ->
                  usual
                      .withValueInclusion(JsonInclude.Include.NON_ABSENT)
                      .withContentInclusion(JsonInclude.Include.NON_ABSENT))
          .withConfigOverride(
              List.class,
              lists -> lists.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private HistoryJson() {}

  /** A history on one line. */
  public static String write(DomainHistory history) {
    return MAPPER.writeValueAsString(history);
  }

  /** Reads what {@link #write} wrote. */
  public static DomainHistory read(String json) {
    return MAPPER.readValue(json, DomainHistory.class);
  }

  /** Ids on one line. */
  public static String writeIds(List<UnderId> ids) {
    return MAPPER.writeValueAsString(ids);
  }

  /** Reads what {@link #writeIds} wrote. */
  public static List<UnderId> readIds(String json) {
    return MAPPER.readValue(json, new TypeReference<>() {});
  }

  /** Lines of text on one line. */
  public static String writeLines(List<String> lines) {
    return MAPPER.writeValueAsString(lines);
  }

  /** Reads what {@link #writeLines} wrote. */
  public static List<String> readLines(String json) {
    return MAPPER.readValue(json, new TypeReference<>() {});
  }
}
