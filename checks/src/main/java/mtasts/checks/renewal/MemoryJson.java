package mtasts.checks.renewal;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Memories as JSON, as the state keeps them. Unknown members are ignored when read. */
public final class MemoryJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private MemoryJson() {}

  /** A memory on one line. */
  public static String write(CertificateMemory memory) {
    return MAPPER.writeValueAsString(memory);
  }

  /** Reads what {@link #write} wrote. */
  public static CertificateMemory read(String json) {
    return MAPPER.readValue(json, CertificateMemory.class);
  }
}
