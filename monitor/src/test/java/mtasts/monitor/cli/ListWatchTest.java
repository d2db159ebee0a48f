package mtasts.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import mtasts.monitor.config.FileStamp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListWatchTest {

  @TempDir private Path folder;
  private Path list;
  private ListWatch watch;

  @BeforeEach
  void write() throws IOException {
    list = Files.writeString(folder.resolve("list.txt"), "a.example\n");
    watch = new ListWatch(Map.of(list, FileStamp.of(list)));
  }

  @Test
  void whatStaysIsNoChange() {
    assertThat(watch.haveChanged()).isFalse();
    assertThat(watch.haveChanged()).isFalse();
  }

  @Test
  void aChangeIsToldOnceWhenItHasSettled() throws IOException {
    Files.writeString(list, "a.example\nb.exa");
    assertThat(watch.haveChanged()).isFalse();
    Files.writeString(list, "a.example\nb.example\n");
    assertThat(watch.haveChanged()).isFalse();
    assertThat(watch.haveChanged()).isTrue();
    assertThat(watch.haveChanged()).isFalse();
  }

  @Test
  void aFileThatTakesItsPlaceIsAChange() throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), "b.example\n");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(list));
    Files.move(other, list, StandardCopyOption.REPLACE_EXISTING);
    assertThat(watch.haveChanged()).isFalse();
    assertThat(watch.haveChanged()).isTrue();
  }

  @Test
  void aFileThatGoesAndOneThatComesAreChanges() throws IOException {
    Files.delete(list);
    assertThat(watch.haveChanged()).isFalse();
    assertThat(watch.haveChanged()).isTrue();
    Files.writeString(list, "c.example\n");
    assertThat(watch.haveChanged()).isFalse();
    assertThat(watch.haveChanged()).isTrue();
  }

  @Test
  void whatIsInUseAnewIsNoChange() throws IOException {
    Files.writeString(list, "c.example\n");
    assertThat(watch.haveChanged()).isFalse();
    watch.follow(Map.of(list, FileStamp.of(list)));
    assertThat(watch.haveChanged()).isFalse();
    assertThat(watch.haveChanged()).isFalse();
  }
}
