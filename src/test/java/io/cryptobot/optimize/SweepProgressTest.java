package io.cryptobot.optimize;

import static io.cryptobot.optimize.Runs.run;
import static io.cryptobot.optimize.Runs.set;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepProgressTest {
  private static final SweepAbout ABOUT =
      new SweepAbout(Map.of("candles", "5d0c", "sweep.json", "[\"a, b\"]"));

  @TempDir private Path data;
  private SweepProgress progress;

  @BeforeEach
  void begin() throws IOException {
    progress = new SweepProgress(data, FileLayer.DISK);
    progress.begin(
        new WholeFiles(FileLayer.DISK, pause -> {}),
        ABOUT,
        List.of(set(0, run(1.0 / 3, 4, 50), run(-2, 0.1, 7))));
  }

  @Test
  void whatWasAddedIsReadBackToTheLastBit() throws IOException {
    SetResult second = set(1, run(1e-9, 4, 50), run(2.0 / 7, 1, 9));
    progress.add(List.of(second));
    SweepProgress.Kept kept = progress.read(1).orElseThrow();
    assertEquals(ABOUT, kept.about());
    assertEquals(List.of(set(0, run(1.0 / 3, 4, 50), run(-2, 0.1, 7)), second), kept.results());
  }

  @Test
  void aTornLineAtAnyByteLosesItsSetAndNoOther() throws IOException {
    Path file = data.resolve(SweepProgress.FILE);
    byte[] before = Files.readAllBytes(file);
    progress.add(List.of(set(1, run(3, 4, 50), run(4, 1, 9))));
    byte[] whole = Files.readAllBytes(file);
    for (int length = before.length; length < whole.length - 1; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertEquals(1, progress.read(1).orElseThrow().results().size(), "cut at " + length);
    }
  }

  @Test
  void aSetWhoseSecondFoldIsMissingIsNotDone() throws IOException {
    assertEquals(List.of(), progress.read(2).orElseThrow().results());
  }

  @Test
  void whatNoSweepWroteIsNothingToContinue() throws IOException {
    Files.writeString(data.resolve(SweepProgress.FILE), "hello\n");
    assertEquals(Optional.empty(), progress.read(1));
    Files.delete(data.resolve(SweepProgress.FILE));
    assertEquals(Optional.empty(), progress.read(1));
  }

  @Test
  void theDifferenceOfTwoSweepsIsNamed() {
    assertEquals(Optional.empty(), ABOUT.difference(ABOUT));
    assertEquals(
        Optional.of("candles"),
        ABOUT.difference(new SweepAbout(Map.of("candles", "x", "sweep.json", "[\"a, b\"]"))));
  }
}
