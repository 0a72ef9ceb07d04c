package io.cryptobot.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The package for Windows: one folder, {@code cryptobot/}, ready to be unpacked and run.
 *
 * <pre>
 * cryptobot/README.md            every document of the project's own folder
 * cryptobot/config/*.json        the default configuration
 * cryptobot/cryptobot.jar
 * cryptobot/scripts/*.ps1
 * </pre>
 *
 * <p>The same files give the same bytes, whatever their times, rights and order on disk are. What a
 * person opens with Notepad has Windows line ends; credentials never come in.
 */
public final class WindowsPackage {
  private static final String FOLDER = "cryptobot/";
  private static final String JAR = "cryptobot.jar";

  private final Map<String, byte[]> contents = new TreeMap<>();

  private WindowsPackage() {}

  /**
   * A step of the build.
   *
   * @param arguments the project's folder, the finished jar, the zip file to write, and the time
   *     that every entry gets, as in {@code 2026-01-01T00:00:00Z}
   */
  public static void main(String[] arguments) throws IOException {
    WindowsPackage made = of(Path.of(arguments[0]), Path.of(arguments[1]));
    made.write(Path.of(arguments[2]), Instant.parse(arguments[3]));
  }

  /** All that belongs into it. */
  static WindowsPackage of(Path project, Path jar) throws IOException {
    WindowsPackage made = new WindowsPackage();
    made.add(project, "", ".md");
    made.add(project.resolve("config"), "config/", ".json");
    made.add(project.resolve("scripts"), "scripts/", ".ps1");
    made.contents.remove("config/credentials.json");
    made.contents.put(JAR, Files.readAllBytes(jar));
    return made;
  }

  private void add(Path folder, String name, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String fileName = file.getFileName().toString();
        if (fileName.endsWith(ending)) {
          contents.put(name + fileName, withWindowsLineEnds(Files.readAllBytes(file)));
        }
      }
    }
  }

  private static byte[] withWindowsLineEnds(byte[] text) {
    return new String(text, StandardCharsets.UTF_8)
        .replace("\r\n", "\n")
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the zip file. */
  void write(Path zip, Instant time) throws IOException {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream to = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> content : contents.entrySet()) {
        ZipEntry entry = entry(content.getKey(), content.getValue());
        // Without a zone, so that the zone of who builds does not come in.
        entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        to.putNextEntry(entry);
        to.write(content.getValue());
        to.closeEntry();
      }
    }
  }

  /** The jar is packed already. */
  private static ZipEntry entry(String name, byte[] content) {
    ZipEntry entry = new ZipEntry(FOLDER + name);
    if (name.equals(JAR)) {
      CRC32 checksum = new CRC32();
      checksum.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(checksum.getValue());
    }
    return entry;
  }
}
