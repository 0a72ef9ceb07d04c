package io.cryptobot.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The finished jar and the finished package for Windows, as {@code mvn package} leaves them. */
class PackageIT {
  private static final Path JAR = Path.of(System.getProperty("cryptobot.jar"));
  private static final int JAVA_8 = 52;
  private static final int CLASS_FILE = 0xCAFEBABE;

  private static int classVersion(JarFile jar, String name) throws IOException {
    try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
      assertEquals(CLASS_FILE, in.readInt());
      in.readUnsignedShort();
      return in.readUnsignedShort();
    }
  }

  @Test
  void theJarBeginsWithAClassThatJava8Loads() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String main = jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
      assertEquals("io.cryptobot.launch.Launcher", main);
      List<String> launcher =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith("io/cryptobot/launch/") && name.endsWith(".class"))
              .toList();
      assertTrue(launcher.contains(main.replace('.', '/') + ".class"));
      for (String name : launcher) {
        assertEquals(JAVA_8, classVersion(jar, name), name);
      }
      assertTrue(classVersion(jar, "io/cryptobot/cli/Main.class") > JAVA_8);
    }
  }

  private static Path zip() throws IOException {
    try (Stream<Path> files = Files.list(JAR.getParent())) {
      List<Path> zips = files.filter(file -> file.toString().endsWith("-windows.zip")).toList();
      assertEquals(1, zips.size(), zips.toString());
      return zips.get(0);
    }
  }

  @Test
  void thePackageHoldsTheJarAndTheProjectsOwnFiles() throws Exception {
    Map<String, byte[]> contents = new TreeMap<>();
    try (ZipFile zip = new ZipFile(zip().toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        contents.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    assertArrayEquals(Files.readAllBytes(JAR), contents.get("cryptobot/cryptobot.jar"));
    Set<String> expected = new TreeSet<>(List.of("cryptobot/cryptobot.jar"));
    addNames(expected, Path.of(""), ".md");
    addNames(expected, Path.of("config"), ".json");
    addNames(expected, Path.of("scripts"), ".ps1");
    assertEquals(expected, contents.keySet());
    assertFalse(contents.containsKey("cryptobot/config/credentials.json"));
    String readme =
        new String(
            contents.getOrDefault("cryptobot/README.md", new byte[0]), StandardCharsets.UTF_8);
    assertEquals(
        Files.readString(Path.of("README.md")).replace("\r\n", "\n"), readme.replace("\r\n", "\n"));
    assertTrue(readme.contains("\r\n"));
  }

  private static void addNames(Set<String> names, Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
      files
          .map(file -> folder.resolve(file.getFileName()).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(ending) && !name.endsWith("/credentials.json"))
          .forEach(name -> names.add("cryptobot/" + name));
    }
  }

  @Test
  void packingOnceMoreGivesTheSameBytes() throws Exception {
    Path again = Files.createTempFile("cryptobot", ".zip");
    try {
      WindowsPackage.main(
          new String[] {
            Path.of("").toAbsolutePath().toString(),
            JAR.toString(),
            again.toString(),
            "2026-01-01T00:00:00Z"
          });
      assertArrayEquals(Files.readAllBytes(zip()), Files.readAllBytes(again));
    } finally {
      Files.delete(again);
    }
  }
}
