package mtasts.alerts.email;

import java.util.ArrayList;
import java.util.List;
import mtasts.alerts.email.Section.Block;
import mtasts.alerts.email.Section.Block.Field;
import mtasts.alerts.email.Section.Block.Item;
import mtasts.alerts.email.Section.Block.Prose;
import mtasts.alerts.notice.Chapter;
import mtasts.alerts.notice.DigestNotice;
import mtasts.alerts.notice.Plain;

/** The sections of the mail that a digest is. Pure. */
final class DigestBody {

  private DigestBody() {}

  static List<Section> sections(DigestNotice notice) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("How it stands", List.of(new Prose(notice.summary()))));
    notice.chapters().stream().map(DigestBody::section).forEach(sections::add);
    sections.add(why(notice));
    return sections;
  }

  private static Section section(Chapter chapter) {
    List<Block> blocks = new ArrayList<>();
    chapter.items().stream().map(Item::new).forEach(blocks::add);
    if (chapter.more() > 0) {
      blocks.add(new Item("and " + chapter.more() + " more"));
    }
    return new Section(chapter.subject().heading(), blocks);
  }

  private static Section why(DigestNotice notice) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Prose(
            "mta-sts-monitor "
                + Plain.line(notice.origin().version())
                + " on "
                + Plain.line(notice.origin().name())
                + " tells its receiver \""
                + Plain.line(notice.receiver())
                + "\" how all its domains stand. "
                + notice.rhythm()));
    blocks.add(new Prose(notice.farewell()));
    notice.origin().url().ifPresent(url -> blocks.add(new Field("Page", url)));
    return new Section("Why you get this", blocks);
  }
}
