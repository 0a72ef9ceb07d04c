package io.cryptobot.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What of a folder is the program, as the package for Windows brings it: the jar, the scripts and
 * the documents. Configuration, data, logs and backups are the person's.
 */
final class ProgramFiles {
  static final Path JAR = Path.of("cryptobot.jar");

  private static final Path SCRIPTS = Path.of("scripts");

  private ProgramFiles() {}

  /**
   * The program's files, relative to the folder, the jar last: as long as it is the old one, the
   * old program runs.
   */
  static List<Path> in(Path folder) throws IOException {
    Set<Path> files = new TreeSet<>();
    add(files, folder, Path.of(""), ".md");
    add(files, folder, SCRIPTS, ".ps1");
    boolean hasJar = Files.isRegularFile(folder.resolve(JAR));
    return Stream.concat(files.stream(), hasJar ? Stream.of(JAR) : Stream.empty()).toList();
  }

  private static void add(Set<Path> files, Path root, Path folder, String ending)
      throws IOException {
    if (Files.isDirectory(root.resolve(folder))) {
      try (Stream<Path> all = Files.list(root.resolve(folder))) {
        all.filter(Files::isRegularFile)
            .map(file -> folder.resolve(file.getFileName()))
            .filter(file -> file.toString().endsWith(ending))
            .forEach(files::add);
      }
    }
  }
}
