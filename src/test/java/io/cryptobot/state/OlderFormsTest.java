package io.cryptobot.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.state.StateFile.Older;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OlderFormsTest {
  @TempDir private Path folder;

  private Path backups() {
    return folder.resolve("backups");
  }

  private void keep(int version, String environment, String text) throws IOException {
    new OlderForms(backups(), new WholeFiles(FileLayer.DISK, pause -> {}))
        .keep(new Older(version, environment, text.getBytes(StandardCharsets.UTF_8)));
  }

  private Map<String, String> kept() throws IOException {
    Map<String, String> kept = new TreeMap<>();
    try (Stream<Path> all = Files.list(backups())) {
      for (Path file : all.toList()) {
        kept.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return kept;
  }

  @Test
  void anotherFileOfTheSameFormReplacesNone() throws IOException {
    for (String text : List.of("one", "two", "three")) {
      keep(1, "paper", text);
    }
    assertEquals(
        Map.of(
            "portfolio_state.paper.form-1.json", "one",
            "portfolio_state.paper.form-1.2.json", "two",
            "portfolio_state.paper.form-1.3.json", "three"),
        kept());
  }

  @Test
  void theSameFileIsKeptOnce() throws IOException {
    keep(1, "paper", "one");
    keep(1, "paper", "two");
    keep(1, "paper", "two");
    keep(1, "paper", "one");
    assertEquals(2, kept().size());
  }

  @Test
  void environmentsAndFormsStandBesideEachOther() throws IOException {
    keep(1, "paper", "one");
    keep(2, "paper", "two");
    keep(1, "replay", "three");
    assertEquals(
        Map.of(
            "portfolio_state.paper.form-1.json", "one",
            "portfolio_state.paper.form-2.json", "two",
            "portfolio_state.replay.form-1.json", "three"),
        kept());
  }
}
