package io.cryptobot.dashboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.dashboard.SnapshotHistory.Rows;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotHistoryTest {
  private static final String HEADER =
      "timestamp,conservative_value,aggressive_value,total_value,allocation_pct,pnl_conservative,"
          + "pnl_aggressive,rebalance_due_in_days,last_skim_date\n";

  @TempDir private Path folder;
  private SnapshotHistory history;
  private Path log;

  @BeforeEach
  void aHome() throws IOException {
    Home home = new Home(folder);
    Files.createDirectories(home.data());
    log = home.data("snapshot_log.csv");
    history = new SnapshotHistory(home);
  }

  private static String row(String time, int conservative, int aggressive) {
    return time + "," + conservative + ".00," + aggressive + ".00,0,0,0,0,90,\n";
  }

  private void append(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private double[] totals() throws IOException {
    Rows rows = history.rows(Instant.EPOCH);
    double[] totals = new double[rows.size()];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = rows.total(i);
    }
    return totals;
  }

  @Test
  void withoutALogThereAreNoRows() throws IOException {
    assertEquals(0, totals().length);
  }

  @Test
  void whatIsAddedIsSeenAndALineThatIsBeingWrittenWaits() throws IOException {
    append(HEADER + row("2026-01-01T00:00:00Z", 700, 300));
    assertArrayEquals(new double[] {1000}, totals());
    append("2026-01-01T01:00:00Z,700.00,3");
    assertArrayEquals(new double[] {1000}, totals());
    append("10.00,1010.00,0,0,0,90,\n" + row("2026-01-01T02:00:00Z", 700, 320));
    assertArrayEquals(new double[] {1000, 1010, 1020}, totals());
  }

  @Test
  void logsThatWereSetAsideComeFirst() throws IOException {
    append(HEADER + row("2026-01-01T00:00:00Z", 700, 300));
    assertArrayEquals(new double[] {1000}, totals());
    Files.move(log, log.resolveSibling("snapshot_log.1.csv"));
    append(HEADER);
    assertArrayEquals(new double[] {1000}, totals());
    append(row("2026-01-02T00:00:00Z", 700, 310));
    assertArrayEquals(new double[] {1000, 1010}, totals());
  }

  @Test
  void whereTimeGoesBackAnotherLedgerBegan() throws IOException {
    append(HEADER + row("2026-01-01T00:00:00Z", 700, 300) + row("2026-01-02T00:00:00Z", 1, 1));
    append(row("2024-01-01T00:00:00Z", 70, 30) + row("2024-01-02T00:00:00Z", 71, 30));
    assertArrayEquals(new double[] {100, 101}, totals());
  }

  @Test
  void rowsBeforeATimeAreLeftOutAndOfOneTimeTheLastCounts() throws IOException {
    append(HEADER + row("2026-01-01T00:00:00Z", 700, 300) + row("2026-01-02T00:00:00Z", 1, 1));
    append(row("2026-01-02T00:00:00Z", 2, 2) + "torn,row\n" + row("2026-01-03T00:00:00Z", 3, 3));
    Rows rows = history.rows(Instant.parse("2026-01-02T00:00:00Z"));
    assertArrayEquals(new double[] {2, 3}, rows.conservative());
  }
}
