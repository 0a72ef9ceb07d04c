package io.cryptobot.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts are PowerShell, by a grammar of the language; see src/test/powershell. */
class PowerShellSyntaxIT {
  private static final Path PARSER = Path.of("src", "test", "powershell");
  private static final Path SCRIPTS = Path.of("scripts");

  @TempDir private Path folder;

  record Parsed(int code, String text) {}

  @BeforeAll
  static void theParserIsThere() {
    assumeTrue(
        Files.isDirectory(PARSER.resolve("node_modules")),
        "the parser is not installed: run 'npm ci' in src/test/powershell (needs Node.js)");
  }

  private Parsed parse(Path what) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(List.of("node", "check.js", what.toAbsolutePath().toString()))
            .directory(PARSER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean hasEnded = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(hasEnded, "the parser did not end");
    return new Parsed(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  @Test
  void everyScriptParses() throws Exception {
    Parsed parsed = parse(SCRIPTS);
    assertEquals(0, parsed.code(), parsed.text());
    long scripts;
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      scripts = files.filter(file -> file.toString().endsWith(".ps1")).count();
    }
    assertTrue(parsed.text().contains("scripts: " + scripts + ", broken: 0"), parsed.text());
  }

  static List<Path> broken() throws IOException {
    try (Stream<Path> files = Files.list(PARSER.resolve("broken"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenScriptIsFound(Path script) throws Exception {
    Parsed parsed = parse(script);
    assertEquals(1, parsed.code(), parsed.text());
    assertTrue(parsed.text().contains(script.getFileName() + ":"), parsed.text());
  }

  @Test
  void aScriptOfOursThatLosesABraceIsFound() throws Exception {
    String text = Files.readString(SCRIPTS.resolve("update.ps1"));
    Path cut = folder.resolve("update.ps1");
    Files.writeString(cut, text.substring(0, text.lastIndexOf('}')));
    assertEquals(1, parse(cut).code());
  }
}
