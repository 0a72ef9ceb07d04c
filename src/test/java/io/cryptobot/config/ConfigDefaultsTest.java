package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigDefaultsTest {
  private final Path folder = TestFolder.windowsHome().resolve("config");

  @Test
  void aMissingFolderIsWrittenWithExactlyTheFilesOfTheJar() throws IOException {
    assertTrue(ConfigDefaults.writeMissingFolder(folder));
    for (String name : ConfigDefaults.fileNames()) {
      byte[] expected = Files.readAllBytes(TestFolder.REAL.resolve(name));
      assertArrayEquals(expected, Files.readAllBytes(folder.resolve(name)), name);
    }
    try (Stream<Path> written = Files.list(folder)) {
      assertEquals(ConfigDefaults.fileNames().size(), written.count());
    }
    assertEquals(ConfigLoader.load(TestFolder.REAL), ConfigLoader.load(folder));
  }

  @Test
  void everyDefaultFileOfTheProjectIsWritten() throws IOException {
    try (Stream<Path> files = Files.list(TestFolder.REAL)) {
      assertEquals(
          ConfigDefaults.fileNames().stream().sorted().toList(),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals("credentials.json"))
              .sorted()
              .collect(Collectors.toList()));
    }
  }

  @Test
  void anExistingFolderIsLeftAsItIsWhateverItLacks() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("allocation.json"), "mine");
    assertFalse(ConfigDefaults.writeMissingFolder(folder));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
    assertEquals("mine", Files.readString(folder.resolve("allocation.json")));
  }
}
