package mtasts.alerts.notice;

import java.util.Optional;

/**
 * Who is speaking.
 *
 * @param name the name of this monitor, often its host name
 * @param version its version
 * @param url where its pages are, without a final slash; absent: nowhere
 */
public record Origin(String name, String version, Optional<String> url) {}
