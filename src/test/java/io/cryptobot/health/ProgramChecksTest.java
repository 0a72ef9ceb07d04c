package io.cryptobot.health;

import static io.cryptobot.health.TestHome.assertFinding;
import static io.cryptobot.health.TestHome.assertPass;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramChecksTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"17.0.9+9, PASS", "25, PASS", "16.0.2, FAIL", "11.0.1, FAIL"})
  void javaIsOldOrNewEnough(String version, Level level) {
    assertFinding(
        level,
        "java " + version.substring(0, 2),
        level == Level.FAIL ? "Install Java 17" : "",
        new JavaCheck(Runtime.Version.parse(version)).check());
  }

  @ParameterizedTest
  @CsvSource({"52428800, PASS, 50 MB free", "52428799, FAIL, only 49 MB free"})
  void theDiskHasRoomOrNot(long bytes, Level level, String fact) throws IOException {
    assertFinding(
        level,
        fact,
        level == Level.FAIL ? "Make room" : "",
        new DiskSpaceCheck(() -> bytes).check());
  }

  @Test
  void theRoomOfAFolderThatIsNotThereYetIsThatOfItsDisk() throws IOException {
    long room = DiskSpaceCheck.FreeSpace.of(folder.resolve("not").resolve("yet")).bytes();
    assertEquals(room > 0, Files.getFileStore(folder).getUsableSpace() > 0);
  }

  @Test
  void aJarWithItsListIsWhole() throws IOException {
    assertPass(new JarCheck(listedJar()).check(), "files: 3");
  }

  @Test
  void theListChangesNothingElseAndIsTheSameEveryTime() throws IOException {
    Path jar = listedJar();
    byte[] once = Files.readAllBytes(jar);
    JarListStep.main(new String[] {jar.toString()});
    assertArrayEquals(once, Files.readAllBytes(jar));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertEquals("two", new String(read(zip, "lib/Two.class"), StandardCharsets.UTF_8));
      assertEquals(LocalDateTime.of(2026, 1, 1, 0, 0), zip.getEntry(JarList.ENTRY).getTimeLocal());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lib/Two.class, '', lib/Two.class is missing",
    "lib/Two.class, other, lib/Two.class is damaged",
    "lib/New.class, new, lib/New.class does not belong there",
  })
  void aJarThatIsNotAsItWasBuiltFails(String name, String content, String fact) throws IOException {
    Map<String, byte[]> entries = entries(listedJar());
    if (content.isEmpty()) {
      entries.remove(name);
    } else {
      entries.put(name, content.getBytes(StandardCharsets.UTF_8));
    }
    assertFinding(Level.FAIL, fact, "Download the jar again", new JarCheck(jar(entries)).check());
  }

  @Test
  void aBitThatFlippedInAnEntryIsFound() throws IOException {
    Path jar = listedJar();
    byte[] bytes = Files.readAllBytes(jar);
    // 30 bytes of header and the name, then the packed content of the first entry.
    bytes[30 + "META-INF/MANIFEST.MF".length() + 2] ^= 0x55;
    Files.write(jar, bytes);
    assertFinding(Level.FAIL, "META-INF/MANIFEST.MF is damaged", "", new JarCheck(jar).check());
  }

  @Test
  void aJarWithoutItsListFails() throws IOException {
    Map<String, byte[]> entries = entries(listedJar());
    entries.remove(JarList.ENTRY);
    assertFinding(Level.FAIL, "does not list", "Download", new JarCheck(jar(entries)).check());
  }

  @Test
  void whatIsNoJarFails() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "PK, and then no more");
    assertFinding(Level.FAIL, "cannot be read", "Download", new JarCheck(broken).check());
  }

  @Test
  void aFolderOfClassFilesHasNoJar() {
    assertPass(new JarCheck(folder).check(), "runs from class files");
  }

  private Path listedJar() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
    entries.put("One.class", "one".getBytes(StandardCharsets.UTF_8));
    entries.put("lib/", new byte[0]);
    entries.put("lib/Two.class", "two".getBytes(StandardCharsets.UTF_8));
    Path jar = jar(entries);
    JarListStep.addTo(jar);
    return jar;
  }

  private Path jar(Map<String, byte[]> entries) throws IOException {
    Path jar = folder.resolve("a bot.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return jar;
  }

  private static Map<String, byte[]> entries(Path jar) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), read(zip, entry.getName()));
      }
    }
    return entries;
  }

  private static byte[] read(ZipFile zip, String name) throws IOException {
    return zip.getInputStream(zip.getEntry(name)).readAllBytes();
  }
}
