package io.cryptobot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.files.FaultyFiles;
import io.cryptobot.files.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void aFileThatIsHeldOpenIsNamedWithWhatToDoAndKeepsItsContent() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    OutputFiles files =
        new OutputFiles(new WholeFiles(new FaultyFiles(Integer.MAX_VALUE), pause -> {}));

    FileNotWrittenException refused =
        assertThrows(FileNotWrittenException.class, () -> files.write(file, NEW));

    assertTrue(refused.getMessage().contains("a.csv"), refused.getMessage());
    assertTrue(refused.getMessage().contains("Close it there"), refused.getMessage());
    assertEquals("old", Files.readString(file));
  }

  @Test
  void aFolderThatIsAFileIsNamedToo() throws IOException {
    Path blocker = Files.writeString(folder.resolve("data"), "a file");
    OutputFiles files = new OutputFiles(WholeFiles.onDisk());

    FileNotWrittenException refused =
        assertThrows(
            FileNotWrittenException.class, () -> files.write(blocker.resolve("a.csv"), NEW));

    assertTrue(refused.getMessage().contains("Check that the folder"), refused.getMessage());
  }
}
