package mtasts.monitor.store;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import mtasts.alerts.outbox.Backlog;
import mtasts.alerts.outbox.Outbox;
import mtasts.alerts.outbox.OutboxMessage;

/** The outbox as the dispatcher sees it: each call is written before it returns. */
final class SqlOutbox implements Outbox {

  private final Store store;

  SqlOutbox(Store store) {
    this.store = store;
  }

  @Override
  public Optional<OutboxMessage> claim(String receiver, Instant now) {
    return store.writing(handle -> new Messages(handle).claim(receiver, now));
  }

  @Override
  public Optional<Instant> nextDue(String receiver) {
    return store.reading(handle -> new Messages(handle).nextDue(receiver));
  }

  @Override
  public void delivered(String id, Instant at) {
    change(messages -> messages.delivered(id, at));
  }

  @Override
  public void retry(String id, Instant notBefore, String error) {
    change(messages -> messages.retry(id, notBefore, error));
  }

  @Override
  public void hold(String id, Instant until, String why) {
    change(messages -> messages.hold(id, until, why));
  }

  @Override
  public void drop(String id, Instant at, String why) {
    change(messages -> messages.drop(id, at, why));
  }

  @Override
  public void dead(String id, Instant at, String error) {
    change(messages -> messages.dead(id, at, error));
  }

  @Override
  public void hasten(String receiver, Instant now) {
    change(messages -> messages.hasten(receiver, now));
  }

  @Override
  public Backlog backlog(String receiver) {
    return store.reading(handle -> new OutboxOverview(handle).backlog(receiver));
  }

  private void change(Consumer<Messages> step) {
    store.writing(
        handle -> {
          Messages messages = new Messages(handle);
          step.accept(messages);
          return messages;
        });
  }
}
