package io.cryptobot.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The program is whole: every file in the jar, ours and the libraries', is as it was when the jar
 * was built, by the list that the jar carries. That finds a broken download, not an attacker, who
 * would change the list too.
 */
public final class JarCheck implements HealthCheck {
  private static final String FETCH_AGAIN = "Download the jar again, or build it again.";
  private static final int MOST_NAMED = 3;

  private final Path program;

  /**
   * The running program.
   *
   * @param program the jar, or a folder of class files where it was started from one
   */
  public JarCheck(Path program) {
    this.program = program;
  }

  @Override
  public String name() {
    return "jar";
  }

  @Override
  public Finding check() {
    if (Files.isDirectory(program)) {
      return Finding.pass("runs from class files, there is no jar to check");
    }
    try (ZipFile jar = new ZipFile(program.toFile())) {
      ZipEntry list = jar.getEntry(JarList.ENTRY);
      return list == null
          ? Finding.fail(program + " does not list its own files", FETCH_AGAIN)
          : compared(
              JarList.parsed(jar.getInputStream(list).readAllBytes()), JarList.computed(jar));
    } catch (IOException e) {
      return Finding.fail(program + " cannot be read (" + e + ")", FETCH_AGAIN);
    }
  }

  private Finding compared(Map<String, String> built, Map<String, String> found) {
    List<String> wrong = new ArrayList<>();
    built.forEach(
        (name, digest) -> {
          if (!found.containsKey(name)) {
            wrong.add(name + " is missing");
          } else if (!digest.equals(found.get(name))) {
            wrong.add(name + " is damaged");
          }
        });
    found.keySet().stream()
        .filter(name -> !built.containsKey(name))
        .forEach(name -> wrong.add(name + " does not belong there"));
    if (wrong.isEmpty()) {
      return Finding.pass("whole, no library is missing; files: " + built.size());
    }
    String named = wrong.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return Finding.fail(
        program
            + " is not as it was built; differences: "
            + wrong.size()
            + " ("
            + named
            + (wrong.size() > MOST_NAMED ? ", ..." : "")
            + ")",
        FETCH_AGAIN);
  }
}
