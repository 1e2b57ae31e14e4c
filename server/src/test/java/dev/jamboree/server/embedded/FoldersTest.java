package dev.jamboree.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoldersTest {

  @TempDir Path folder;

  @Test
  void aSecretIsMadeOnceAndOnlyItsOwnerReadsIt() throws IOException {
    Path file = folder.resolve("new/secret");
    String secret = Folders.secret(file);
    assertThat(secret).matches("[0-9a-f]{32}");
    assertThat(Folders.secret(file)).isEqualTo(secret);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFolderThatIsInUseIsRefusedAndSaysSo() throws IOException {
    try (FolderLock held = FolderLock.take(folder)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessageContaining("is in use by another run")
          .hasMessageContaining("--data");
    }
    FolderLock.take(folder).close();
  }

  @Test
  void deletingWhatIsNotThereIsFine() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("a/b/c"), "x");
    Folders.delete(folder.resolve("a"));
    Folders.delete(folder.resolve("a"));
    assertThat(folder.resolve("a")).doesNotExist();
  }
}
