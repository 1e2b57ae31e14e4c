package dev.jamboree.server.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders of servers: made for their owner only, copied, deleted, holding secrets. */
public final class Folders {

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private Folders() {}

  /** Deletes a folder with all in it; what is gone already is no error. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            if (e != null) throw e;
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * The secret kept in the file, made the first time: 32 hex digits, readable by the owner only.
   */
  public static String secret(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] bytes = new byte[16];
      new SecureRandom().nextBytes(bytes);
      writePrivately(file, HexFormat.of().formatHex(bytes));
    }
    return Files.readString(file).strip();
  }

  /** Writes a file that only its owner can ever read. */
  public static void writePrivately(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER));
    Files.writeString(draft, text);
    Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
