package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.session.LiveWorld.Bot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeMemoryTest {
  @TempDir private Path folder;

  @Test
  void decisionsOlderThanNinetyDaysOfTheBotsOwnTimeAreDeleted() throws Exception {
    LiveWorld world = new LiveWorld(folder, 42);
    LocalDate today = world.now.atOffset(ZoneOffset.UTC).toLocalDate();
    Path decisions = world.home.decisions();
    Files.createDirectories(decisions);
    for (int days : new int[] {91, 90, 1}) {
      Files.writeString(decisions.resolve(today.minusDays(days) + ".jsonl"), "{}\n");
    }
    Files.writeString(decisions.resolve("0-notes.txt"), "a person's own");
    Bot bot = world.new Bot();
    bot.runUntil(world.now.plus(Duration.ofMinutes(6)));
    try (Stream<Path> files = Files.list(decisions)) {
      assertEquals(
          List.of(
              "0-notes.txt",
              today.minusDays(90) + ".jsonl",
              today.minusDays(1) + ".jsonl",
              today + ".jsonl"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
