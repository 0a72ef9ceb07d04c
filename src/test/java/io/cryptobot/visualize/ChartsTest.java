package io.cryptobot.visualize;

import static io.cryptobot.visualize.LogsHome.snapshot;
import static io.cryptobot.visualize.LogsHome.trade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.files.WholeFiles;
import io.cryptobot.journal.OutputFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {
  private static final long START = Instant.parse("2022-01-01T00:00:00Z").getEpochSecond();
  private static final int HOUR = 3600;

  @TempDir private Path root;

  private List<Path> draw(LogsHome logs) throws IOException {
    TradingHistory history = LoggedHistory.read(logs.home(), "paper", "paper").history();
    return new Charts(history, List.of())
        .write(root.resolve("out"), new OutputFiles(WholeFiles.onDisk()));
  }

  private static void checkAll(List<Path> files) throws IOException {
    assertEquals(
        List.of(
            "paper_equity.png",
            "paper_allocation.png",
            "paper_results.png",
            "paper_drawdown.png",
            "paper_frequency.png",
            "paper_coins.png"),
        files.stream().map(file -> file.getFileName().toString()).toList());
    for (Path file : files) {
      BufferedImage image = ImageIO.read(file.toFile());
      assertEquals(1200, image.getWidth(), file.toString());
      assertEquals(700, image.getHeight(), file.toString());
    }
  }

  @Test
  void withoutAnyLogAllSixSaySo() throws IOException {
    checkAll(draw(new LogsHome(root)));
  }

  @Test
  void aBotThatHasBoughtNothingHasAnEquityLineAndNoTrades() throws IOException {
    LogsHome logs =
        new LogsHome(root)
            .snapshots("snapshot_log.csv", snapshot("2026-01-02T00:00:00Z", 700, 300));
    checkAll(draw(logs));
  }

  @Test
  void anOpenPositionAloneIsNoClosedTrade() throws IOException {
    LogsHome logs =
        new LogsHome(root)
            .trades("trade_log.csv", trade("2026-01-02T00:00:00Z", "BTC-USD", "BUY", "1", "0"));
    checkAll(draw(logs));
  }

  @Test
  void fourYearsOfTradesWithOneHugeResultAreDrawn() throws IOException {
    List<String> trades = new ArrayList<>();
    List<String> snapshots = new ArrayList<>();
    for (int i = 0; i < 35_000; i++) {
      String time = Instant.ofEpochSecond(START + (long) i * HOUR).toString();
      snapshots.add(snapshot(time, 700 + Math.sin(i / 500.0) * 20, 300));
      if (i % 35 == 0) {
        boolean isBuy = i / 35 % 2 == 0;
        String pnl = isBuy ? "0" : i == 35 * 501 ? "90000" : i % 3 == 0 ? "2.5" : "-1.25";
        trades.add(trade(time, "SOL-USD", isBuy ? "BUY" : "SELL", "1", pnl));
      }
    }
    LogsHome logs =
        new LogsHome(root)
            .trades("trade_log.csv", trades.toArray(String[]::new))
            .snapshots("snapshot_log.csv", snapshots.toArray(String[]::new));
    checkAll(draw(logs));
  }

  @Test
  void whatIsDrawnElsewhereIsLeftOut() throws IOException {
    TradingHistory history =
        LoggedHistory.read(new LogsHome(root).home(), "paper", "paper").history();
    List<Path> files =
        new Charts(history, List.of())
            .write(root, new OutputFiles(WholeFiles.onDisk()), List.of(Charts.EQUITY));
    assertEquals(5, files.size());
    assertTrue(files.stream().allMatch(Files::exists));
  }
}
