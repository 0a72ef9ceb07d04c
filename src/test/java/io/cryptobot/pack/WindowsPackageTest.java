package io.cryptobot.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsPackageTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final Map<String, String> PROJECT =
      Map.of(
          "README.md", "# Die Währung\n\nText\n",
          "START_HERE.md", "# Anfang\r\n",
          "pom.xml", "<project/>",
          "config/allocation.json", "{\n}\n",
          "config/credentials.example.json", "{}\n",
          "config/credentials.json", "{\"secret\": 1}\n",
          "scripts/install.ps1", "Write-Output 1\n",
          "scripts/notes.txt", "mine",
          "target/cryptobot.jar", "jar\nbytes");

  @TempDir private Path folder;

  private byte[] zip(String name, List<String> order, Instant filesOf) throws IOException {
    Path project = folder.resolve(name);
    for (String file : order) {
      Path path = project.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, PROJECT.getOrDefault(file, ""));
      Files.setLastModifiedTime(path, FileTime.from(filesOf));
    }
    Path zip = folder.resolve(name + ".zip");
    WindowsPackage.main(
        new String[] {
          project.toString(),
          project.resolve("target").resolve("cryptobot.jar").toString(),
          zip.toString(),
          TIME.toString()
        });
    return Files.readAllBytes(zip);
  }

  @Test
  void theSameFilesGiveTheSameBytesWhateverTheirTimesAndOrderAndTheZoneOfTheComputer()
      throws Exception {
    List<String> order = new ArrayList<>(PROJECT.keySet());
    Collections.sort(order);
    byte[] one = zip("one", order, TIME);
    Collections.reverse(order);
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertArrayEquals(one, zip("other", order, TIME.plusSeconds(86_400)));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void anotherByteInAFileGivesAnotherPackage() throws Exception {
    List<String> order = List.copyOf(PROJECT.keySet());
    byte[] one = zip("one", order, TIME);
    Files.writeString(folder.resolve("one").resolve("README.md"), "# Other\n");
    Path again = folder.resolve("again.zip");
    WindowsPackage.of(
            folder.resolve("one"), folder.resolve("one").resolve("target").resolve("cryptobot.jar"))
        .write(again, TIME);
    assertFalse(Arrays.equals(one, Files.readAllBytes(again)));
  }

  @Test
  void itHoldsJarConfigurationScriptsAndDocumentsInOneFolderAndNoCredentials() throws Exception {
    zip("one", List.copyOf(PROJECT.keySet()), TIME);
    Map<String, String> contents = new TreeMap<>();
    try (ZipFile zip = new ZipFile(folder.resolve("one.zip").toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        contents.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertEquals(
        Map.of(
            "cryptobot/README.md", "# Die Währung\r\n\r\nText\r\n",
            "cryptobot/START_HERE.md", "# Anfang\r\n",
            "cryptobot/config/allocation.json", "{\r\n}\r\n",
            "cryptobot/config/credentials.example.json", "{}\r\n",
            "cryptobot/scripts/install.ps1", "Write-Output 1\r\n",
            "cryptobot/cryptobot.jar", "jar\nbytes"),
        contents);
  }
}
