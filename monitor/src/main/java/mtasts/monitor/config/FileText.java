package mtasts.monitor.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a file, or why there is none. */
sealed interface FileText {

  /** The largest file that is read. */
  int MAX_BYTES = 16 * 1024 * 1024;

  /** The whole text, without a byte order mark. */
  record Content(String text) implements FileText {}

  /**
   * No text.
   *
   * @param reason why, as the end of a sentence
   * @param line where, from 1
   * @param column where, from 1
   */
  record Unreadable(String reason, int line, int column) implements FileText {}

  /** Reads a file in UTF-8 of at most {@link #MAX_BYTES}. */
  static FileText read(Path path) {
    if (Files.isDirectory(path)) {
      return new Unreadable("it is a directory", 1, 1);
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES
          ? new Unreadable("it is larger than 16 MiB", 1, 1)
          : decoded(bytes);
    } catch (NoSuchFileException e) {
      return new Unreadable("there is no such file", 1, 1);
    } catch (AccessDeniedException e) {
      return new Unreadable("permission denied", 1, 1);
    } catch (IOException e) {
      return new Unreadable(e.getMessage() == null ? e.toString() : e.getMessage(), 1, 1);
    }
  }

  private static FileText decoded(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      String reason = "byte 0x%02X is not UTF-8".formatted(in.get() & 0xff);
      int lineStart = text.lastIndexOf('\n') + 1;
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      return new Unreadable(reason, line, 1 + text.codePointCount(lineStart, text.length()));
    }
    return new Content(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }
}
