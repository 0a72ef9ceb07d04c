package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.home.Home;
import io.cryptobot.home.HomeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update as processes: an installed jar with a running bot, and the jar of a new package. */
class UpdateProcessIT {
  @TempDir private Path folder;

  private Path home = Path.of("");
  private Path incoming = Path.of("");

  @BeforeEach
  void twoProgramsAndABot() throws Exception {
    home = Files.createDirectories(folder.resolve("Anna's bot"));
    incoming = Files.createDirectories(folder.resolve("new package"));
    for (Path place : List.of(home, incoming)) {
      Files.copy(Path.of(System.getProperty("cryptobot.jar")), place.resolve("cryptobot.jar"));
    }
    Files.writeString(incoming.resolve("README.md"), "new");
    assertEquals(0, run(home, "--backtest", "--sample", "--days", "5"));
    Path connections = home.resolve("config").resolve("connections.json");
    // Nobody answers there: the test trades with nobody, and needs no network.
    Files.writeString(
        connections,
        Files.readString(connections).replaceAll("https://[^\"]*", "http://localhost:9"));
  }

  private Process start(Path jarOf, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jarOf.resolve("cryptobot.jar").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--home", home.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output-" + arguments[0] + ".txt").toFile())
        .start();
  }

  private int run(Path jarOf, String... arguments) throws Exception {
    Process process = start(jarOf, arguments);
    assertTrue(process.waitFor(180, TimeUnit.SECONDS), "it did not end");
    return process.exitValue();
  }

  private String output(String mode) throws IOException {
    return Files.readString(folder.resolve("output-" + mode + ".txt"));
  }

  @Test
  void S32_aRunningBotIsAskedToEndAndTheProgramIsReplacedAndPutBack() throws Exception {
    Process bot = start(home, "--paper");
    try {
      while (!HomeLock.isHeld(new Home(home))) {
        assertTrue(bot.isAlive(), output("--paper"));
        Thread.onSpinWait();
      }
      assertEquals(0, run(incoming, "--update"), output("--update"));
      assertTrue(bot.waitFor(10, TimeUnit.SECONDS));
      assertEquals(0, bot.exitValue(), output("--paper"));
      assertTrue(output("--paper").contains("Stopped on request"), output("--paper"));
    } finally {
      bot.destroyForcibly();
    }
    assertTrue(output("--update").contains("Updated from"), output("--update"));
    assertEquals("new", Files.readString(home.resolve("README.md")));
    assertEquals(0, run(incoming, "--update", "--roll-back"), output("--update"));
    assertFalse(Files.exists(home.resolve("README.md")));
    assertEquals(0, run(home, "--status"));
  }

  @Test
  void S32_aJarThatIsDamagedIsTakenBack() throws Exception {
    byte[] sound = Files.readAllBytes(home.resolve("cryptobot.jar"));
    Path jar = incoming.resolve("cryptobot.jar");
    byte[] damaged = sound.clone();
    Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 4096, (byte) 0);
    Files.write(jar, damaged);
    assertEquals(1, run(incoming, "--update"), output("--update"));
    assertArrayEquals(sound, Files.readAllBytes(home.resolve("cryptobot.jar")));
    assertFalse(Files.exists(home.resolve("README.md")));
  }

  @Test
  void theInstalledProgramDoesNotReplaceItself() throws Exception {
    assertEquals(1, run(home, "--update"));
    assertTrue(output("--update").contains("cannot be replaced"), output("--update"));
  }
}
