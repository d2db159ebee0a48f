package mtasts.monitor.store;

import java.util.Optional;
import mtasts.alerts.outbox.OutboxMessage;

/**
 * A message that no receiver has got.
 *
 * @param message the message, waiting or given up
 * @param title the title of its incident; absent: it is about none
 */
public record Unsent(OutboxMessage message, Optional<String> title) {}
