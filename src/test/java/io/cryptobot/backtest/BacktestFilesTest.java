package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.files.WholeFiles;
import io.cryptobot.journal.OutputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestFilesTest {
  private static final BacktestStudy STUDY = Fixtures.study(CandleOrigin.CSV);

  @TempDir Path home;
  private Path data;
  private BacktestFiles files;

  @BeforeEach
  void setUp() {
    data = home.resolve("data");
    files = new BacktestFiles(data, new OutputFiles(WholeFiles.onDisk()));
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(data.resolve(name));
  }

  @Test
  void resultsKeepARowOfEveryRun() throws IOException {
    List<Path> written = files.write(STUDY);
    files.write(STUDY);
    List<String> lines = lines("backtest_results.csv");
    assertEquals(
        "run_at,version,config_hash,source,from,to,phase,capital,fee,slippage,ignore_loss_limits,"
            + "final_equity,total_return_pct,max_drawdown_pct,profit_factor,win_rate_pct,sharpe,"
            + "sortino,calmar,trades,average_win,average_loss,fees,buy_and_hold_pct,verdict",
        lines.get(0));
    assertEquals(3, lines.size());
    assertTrue(
        lines
            .get(1)
            .startsWith(
                "2026-01-02T03:04:05Z,0.1.0,c0ffee,csv,2024-01-10T00:00:00Z,2024-02-19T00:00:00Z,"
                    + "sandbox_test,1000,0.5,0,False,"
                    + STUDY.run().result().finalEquity().stripTrailingZeros().toPlainString()),
        lines.get(1));
    assertEquals(3, written.size());
    assertTrue(written.stream().allMatch(Files::exists));
  }

  @Test
  void tradesAreThoseOfTheLastRunOnly() throws IOException {
    files.write(STUDY);
    files.write(STUDY);
    List<String> lines = lines("backtest_trades.csv");
    assertEquals(STUDY.run().result().trades().size() + 1, lines.size());
    assertTrue(STUDY.run().result().trades().size() > 20, "the sample trades");
    for (String line : lines) {
      assertEquals(15, line.split(",", -1).length, line);
    }
  }

  @Test
  void equityHasARowAStepAndOneAtTheLastClose() throws IOException {
    files.write(STUDY);
    List<String> lines = lines("backtest_equity.csv");
    assertEquals("timestamp,conservative_value,aggressive_value,total_value", lines.get(0));
    assertEquals(Fixtures.HOURS + 2, lines.size());
    assertTrue(lines.get(1).startsWith("2024-01-10T00:00:00Z,"), lines.get(1));
    assertTrue(lines.get(Fixtures.HOURS + 1).startsWith("2024-02-19T00:00:00Z,"));
  }

  @Test
  void resultsOfAnotherFormAreSetAsideAndNamed() throws IOException {
    Files.createDirectories(data);
    Files.writeString(data.resolve("backtest_results.csv"), "another,header\n1,2\n");
    List<Path> written = files.write(STUDY);
    assertEquals(data.resolve("backtest_results.1.csv"), written.get(3));
    assertEquals(2, lines("backtest_results.csv").size());
  }

  @Test
  void theChartIsWrittenBesideThem() throws IOException {
    Path chart = BacktestChart.write(STUDY.run(), data, new OutputFiles(WholeFiles.onDisk()));
    assertEquals(data.resolve("charts").resolve("backtest_equity.png"), chart);
    assertTrue(Files.size(chart) > 10_000);
  }
}
