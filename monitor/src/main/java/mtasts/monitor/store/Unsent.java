package mtasts.monitor.store;

import mtasts.alerts.outbox.OutboxMessage;

/**
 * A message that no receiver has got.
 *
 * @param message the message, waiting or given up
 * @param title the title of its incident
 */
public record Unsent(OutboxMessage message, String title) {}
