package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.rollout.RolloutHome;
import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed jar judges a home with long logs. */
class RolloutProcessIT {
  private static final int ROWS = 1_000_000;

  @TempDir private Path root;

  /** The rows alone are five times as long as the heap. */
  @Test
  void aMillionLogRowsDoNotFillTheMemory() throws Exception {
    RolloutHome home = new RolloutHome(root).run("paper", "sandbox_test", "00:00", "13T00:00");
    Path log = home.home().data("signal_log.csv");
    try (BufferedWriter rows = Files.newBufferedWriter(log, StandardCharsets.UTF_8)) {
      rows.write("timestamp,strategy,coin,signal,rsi,ema_fast,ema_slow,atr,price,volume,");
      rows.write("trigger_met,blocked_reason\n");
      Instant start = Instant.parse("2025-03-01T00:00:00Z");
      for (int row = 0; row < ROWS; row++) {
        rows.write(start.plusSeconds(row).toString());
        rows.write(",aggressive,SOL-USD,BUY,22.41,,,0.0831,2.9893,1523441.2,True,position_open\n");
      }
    }
    Path out = root.resolve("out.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-jar",
                Path.of(System.getProperty("cryptobot.jar")).toAbsolutePath().toString(),
                "--rollout",
                "--home",
                root.toString())
            .redirectOutput(out.toFile())
            .redirectErrorStream(true)
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it did not end");
    String text = Files.readString(out, StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), text);
    assertTrue(Files.size(log) > 5L * 16 * 1024 * 1024, Files.size(log) + " bytes");
    assertTrue(text.contains("1000000 in 1 run since 2025-03-01 00:00 UTC"), text);
  }
}
