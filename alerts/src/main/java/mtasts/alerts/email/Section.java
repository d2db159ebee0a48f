package mtasts.alerts.email;

import java.util.List;

/**
 * A part of a mail, before it is text or HTML.
 *
 * @param heading its heading
 * @param blocks what stands below, in order
 */
record Section(String heading, List<Block> blocks) {

  /** One block below a heading; every string is one line of shown characters. */
  sealed interface Block {

    /** Running text, wrapped where it is long. */
    record Prose(String text) implements Block {}

    /** Something to copy, never wrapped. */
    record Code(String line) implements Block {}

    /** A name and what it is. */
    record Field(String name, String value) implements Block {}

    /** One line of a list. */
    record Item(String text) implements Block {}
  }
}
