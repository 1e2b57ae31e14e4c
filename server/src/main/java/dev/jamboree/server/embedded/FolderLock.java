package dev.jamboree.server.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a data folder for one process; the system gives it back however that process ends. */
public final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the folder, which is made if need be, or says who has it. */
  public static FolderLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new EmbeddedServerException(
            "The data folder "
                + folder
                + " is in use by another run. Stop that one, or take "
                + "another folder with --data.");
      }
      return new FolderLock(channel);
    } catch (AccessDeniedException e) {
      throw new EmbeddedServerException(
          "No permission to write in " + folder + ". Take another folder with --data.", e);
    } catch (IOException e) {
      throw new EmbeddedServerException("The data folder " + folder + " cannot be used: " + e, e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }
}
