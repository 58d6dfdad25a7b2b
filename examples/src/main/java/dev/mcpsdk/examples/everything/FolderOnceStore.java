package dev.mcpsdk.examples.everything;

import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.ask.OnceStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Outcomes as files in a folder that several processes share: an example of a store that makes
 * {@code once} a single time.
 */
final class FolderOnceStore implements OnceStore {

  private final Path folder;

  FolderOnceStore(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public RawJson outcome(String idempotencyKey, Duration keep, Callable<RawJson> action)
      throws Exception {
    Path file = folder.resolve(idempotencyKey + ".json");
    Path lockFile = folder.resolve(idempotencyKey + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel, keep)) {
      if (!lock.isValid()) {
        throw new IOException("the lock of " + file + " was lost");
      }
      if (Files.exists(file)) {
        return RawJson.ofUtf8(Files.readAllBytes(file));
      }
      RawJson outcome = action.call();
      Path draft = Files.createTempFile(folder, "outcome", ".draft");
      Files.write(draft, outcome.toByteArray());
      Files.move(draft, file);
      return outcome;
    }
  }

  /**
   * Waits for other processes in the system's queue, and for other threads of this one by trying
   * again.
   */
  private static FileLock lock(FileChannel channel, Duration atMost)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException heldByAnotherThread) {
        if (System.nanoTime() > deadline) {
          throw new IOException(
              "an action under the same key is still running", heldByAnotherThread);
        }
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
  }
}
