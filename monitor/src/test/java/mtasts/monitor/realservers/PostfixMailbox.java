package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The operator's mail server: a Postfix that takes mail from this machine for one domain into one
 * Maildir.
 */
final class PostfixMailbox implements AutoCloseable {
  private static final String OWNER = "nobody";

  private final Postfix postfix;
  private final Path arrived;

  /** Starts the server with an empty mailbox. */
  PostfixMailbox(Path directory, InetSocketAddress address, String domain) {
    postfix = new Postfix(directory, address, "mail." + domain);
    Path mailboxes = directory.resolve("mailboxes");
    arrived = mailboxes.resolve("operator/new");
    try {
      Files.createDirectories(mailboxes);
      var users = directory.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(mailboxes, users.lookupPrincipalByName(OWNER));
      postfix.set("virtual_uid_maps", "static:" + Files.getAttribute(mailboxes, "unix:uid"));
      postfix.set("virtual_gid_maps", "static:" + Files.getAttribute(mailboxes, "unix:uid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    postfix.set("virtual_mailbox_domains", domain);
    postfix.set("virtual_mailbox_base", mailboxes);
    postfix.set("virtual_mailbox_maps", "static:operator/");
    postfix.start();
  }

  InetSocketAddress address() {
    return postfix.address();
  }

  /** The mails that arrived, in the order of their arrival. */
  List<ReceivedMail> mails() {
    if (!Files.isDirectory(arrived)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(arrived)) {
      return files
          .sorted(Comparator.comparing(PostfixMailbox::modified).thenComparing(Path::toString))
          .map(PostfixMailbox::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses connections until {@link #up}. */
  void down() {
    postfix.stop();
  }

  /** Takes mail again, at the same address. */
  void up() {
    postfix.start();
  }

  String log() {
    return postfix.log();
  }

  @Override
  public void close() {
    postfix.close();
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReceivedMail read(Path file) {
    try {
      return ReceivedMail.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
