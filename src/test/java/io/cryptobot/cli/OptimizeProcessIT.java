package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches as processes of their own: stopped, killed, and gone on with. */
class OptimizeProcessIT {
  private static final int ENOUGH_BYTES = 5_000;

  @TempDir private Path home;

  @BeforeEach
  void candles() throws IOException {
    CandleFolder.in(home.resolve("candles"), 24 * 200);
  }

  private ProcessRun sweep(String samples, String... more) throws IOException {
    String[] arguments = {
      "--optimize", "--sweep", "--csv", "candles", "--days", "170", "--samples", samples, "--json"
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return ProcessRun.start(home, all);
  }

  private void untilSomeSetsAreDone(ProcessRun run) throws Exception {
    Path progress = home.resolve("data/optimization_progress.csv");
    long least = ENOUGH_BYTES + (Files.exists(progress) ? Files.size(progress) : 0);
    while (run.isAlive() && (!Files.exists(progress) || Files.size(progress) < least)) {
      run.endsWithin(20);
    }
    assertTrue(run.isAlive(), "it was over before it could be stopped: " + run.err());
  }

  @Test
  void ctrlCKeepsWhatIsDoneAndTheSearchGoesOnAfterAStopAndAKill() throws Exception {
    ProcessRun stopped = sweep("3000");
    untilSomeSetsAreDone(stopped);
    stopped.askToStop();
    assertEquals(0, stopped.exitCode(), stopped.err());
    assertTrue(stopped.out().contains("The same command with --continue goes on"), stopped.out());
    ProcessRun killed = sweep("3000", "--continue");
    untilSomeSetsAreDone(killed);
    killed.kill();
    ProcessRun last = sweep("3000", "--continue");
    assertEquals(0, last.exitCode(), last.err());
    assertTrue(last.err().contains("done already: "), last.err());
    String gone = Files.readString(home.resolve("data/optimization_report.csv"));
    assertEquals(0, sweep("3000").exitCode());
    assertEquals(Files.readString(home.resolve("data/optimization_report.csv")), gone);
  }
}
