package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.task.ClassDataArchive;
import io.cryptobot.task.JavaFlags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The class-data archive: it is used where it fits, and passed over without a word elsewhere. */
class FastStartIT {
  private static final String NOTHING = "No bot has run in this home yet";

  @TempDir private Path folder;

  private Path jar = Path.of("");

  static Stream<Path> javas() throws IOException {
    return BacktestProcessIT.javas();
  }

  private static Path program(Path java) {
    return java.resolve("bin").resolve("java");
  }

  @BeforeEach
  void theJarHasAFolderOfItsOwn() throws IOException {
    jar = folder.resolve("cryptobot.jar");
    Files.copy(Path.of(System.getProperty("cryptobot.jar")), jar);
  }

  /** Everything that the process prints, on both ways out. */
  private String status(Path java, String archive, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program(java).toString()));
    command.addAll(JavaFlags.always());
    command.addAll(List.of(more));
    command.add("-XX:SharedArchiveFile=" + folder.resolve(archive));
    command.addAll(List.of("-jar", jar.toString(), "--status", "--home", folder.toString()));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it did not end");
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), text);
    return text;
  }

  private void assertQuiet(String text) {
    assertTrue(text.startsWith(NOTHING) && text.lines().count() == 1, text);
  }

  @ParameterizedTest
  @MethodSource("javas")
  void anArchiveIsMadeAndTheBotsOwnClassesComeFromIt(Path java) throws Exception {
    Path archive = ClassDataArchive.make(program(java), jar);
    assertEquals(folder.resolve(JavaFlags.ARCHIVE), archive);
    assertQuiet(status(java, JavaFlags.ARCHIVE));
    Path loaded = folder.resolve("loaded.txt");
    status(java, JavaFlags.ARCHIVE, "-Xlog:class+load:file=" + loaded);
    List<String> ours =
        Files.readAllLines(loaded).stream()
            .filter(line -> line.matches(".*\\b(io\\.cryptobot|picocli|com\\.fasterxml)\\..*"))
            .toList();
    long shared = ours.stream().filter(line -> line.contains("shared objects file")).count();
    assertTrue(shared > 300 && shared > ours.size() * 0.7, shared + " of " + ours.size());
  }

  @Test
  void anArchiveThatIsMissingBrokenOrOfAnotherJavaOrJarIsPassedOver() throws Exception {
    List<Path> javas = javas().toList();
    Files.writeString(folder.resolve("broken.jsa"), "no archive");
    for (Path java : javas) {
      assertQuiet(status(java, "missing.jsa"));
      assertQuiet(status(java, "broken.jsa"));
    }
    ClassDataArchive.make(program(javas.get(0)), jar);
    for (Path java : javas) {
      assertQuiet(status(java, JavaFlags.ARCHIVE));
    }
    byte[] other = Files.readAllBytes(jar);
    Files.write(jar, other);
    assertQuiet(status(javas.get(0), JavaFlags.ARCHIVE));
  }

  @Test
  void whatIsNoBotMakesNoArchive() throws Exception {
    Files.writeString(jar, "no jar");
    IOException failed =
        assertThrows(
            IOException.class, () -> ClassDataArchive.make(program(javas().toList().get(0)), jar));
    assertTrue(String.valueOf(failed.getMessage()).contains("was not made"), failed.getMessage());
    assertTrue(Files.notExists(folder.resolve(JavaFlags.ARCHIVE)));
  }
}
