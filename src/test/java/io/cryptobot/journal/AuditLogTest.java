package io.cryptobot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.journal.AuditLogFormat.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-22T00:00:00Z"), ZoneOffset.UTC);
  private static final int WRITERS = 4;
  private static final int ROWS = 50;

  @TempDir private Path data;

  @Test
  void S26_severalWritersEachAddWholeRows() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      AuditLog log = new AuditLog(data, FileLayer.DISK, CLOCK, "person " + writer);
      writers.add(
          pool.submit(
              () -> {
                for (int row = 0; row < ROWS; row++) {
                  log.byPerson(Action.CONFIG_CHANGE, "row " + row, "1", "2");
                }
              }));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    pool.shutdown();
    List<String> lines = Files.readAllLines(data.resolve("audit_log.csv"));
    assertEquals(1 + WRITERS * ROWS, lines.size());
    assertEquals(String.join(",", AuditLogFormat.COLUMNS), lines.get(0));
    assertTrue(
        lines.stream()
            .skip(1)
            .allMatch(
                line ->
                    line.matches("2026-01-22T00:00:00Z,CONFIG_CHANGE,person \\d,row \\d+,1,2")));
  }

  @Test
  void whatASpreadsheetWouldTakeForAFormulaIsNone() throws Exception {
    new AuditLog(data, FileLayer.DISK, CLOCK, "=cmd()")
        .byPerson(Action.CONFIG_CHANGE, "a, \"b\"", "-1", "+x");
    assertEquals(
        "2026-01-22T00:00:00Z,CONFIG_CHANGE,'=cmd(),\"a, \"\"b\"\"\",-1,'+x",
        Files.readAllLines(data.resolve("audit_log.csv")).get(1));
  }

  @Test
  void S23_whatTheBotWroteInStepsThatAreUndoneGoesAndPeoplesRowsStay() throws Exception {
    AuditLog log = new AuditLog(data, FileLayer.DISK, CLOCK, "anna");
    log.bySystem(Action.TRANSFER, "kept", "1", "2");
    Path file = data.resolve("audit_log.csv");
    long length = Files.size(file);
    log.bySystem(Action.TRANSFER, "undone", "1", "2");
    log.byPerson(Action.TRANSFER, "by a person", "", "");
    log.byPerson(Action.PAUSE, "two\nlines", "", "");
    log.bySystem(Action.REBALANCE, "undone", "", "");
    log.bySystem(Action.CONFIG_CHANGE, "of a start", "1", "2");
    List<String> before = Files.readAllLines(file);
    AuditLog.removeBeyond(
        data,
        WholeFiles.onDisk(),
        length,
        line -> AuditLogFormat.isBySystem(line, Set.of(Action.TRANSFER, Action.REBALANCE)));
    List<String> expected = before.stream().filter(line -> !line.contains("undone")).toList();
    assertEquals(expected, Files.readAllLines(file));
    assertEquals(before.size() - 2, expected.size());
  }
}
