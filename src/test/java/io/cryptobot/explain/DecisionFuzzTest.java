package io.cryptobot.explain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.cryptobot.fuzz.Form;
import io.cryptobot.fuzz.Fuzzing;
import io.cryptobot.fuzz.Good;
import io.cryptobot.home.Home;
import io.cryptobot.home.RunHistory;
import io.cryptobot.journal.CsvTail;
import io.cryptobot.journal.LogRows;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.journal.TradeLogReader;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever our own records hold after a crash or an editor: what can be read of them is. */
class DecisionFuzzTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 22);

  private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
  private final Home home = new Home(disk.getPath("/home"));

  @BeforeEach
  void aHome() throws IOException {
    Files.createDirectories(home.decisions());
  }

  @AfterEach
  void close() throws IOException {
    disk.close();
  }

  @Test
  void aDecisionIsReadOrLeftOut() throws Exception {
    Path file = home.decisions().resolve(DAY + ".jsonl");
    String line =
        "{\"time\":\"2026-01-22T10:00:00Z\",\"strategy\":\"conservative\",\"coin\":\"BTC-USD\","
            + "\"candle\":{\"open_time\":\"2026-01-22T09:00:00Z\",\"open\":1,\"high\":2,"
            + "\"low\":0.5,\"close\":1.5,\"volume\":3,\"filled\":false},\"conditions\":[{"
            + "\"name\":\"rsi\",\"value\":29.5,\"compare\":\"<\",\"threshold\":30,\"holds\":true"
            + "}],\"signal\":\"BUY\",\"price\":1.5,\"blocked_reason\":null}\n";
    Fuzzing.run(
        "decisions",
        Form.JSON_LINES,
        Good.of(line + line).inputs(),
        input -> {
          Files.write(file, input);
          List<RecordedDecision> decisions = new DecisionFiles(home).between(DAY, DAY);
          for (RecordedDecision decision : decisions) {
            decision.candle().ifPresent(one -> assertTrue(one.low() > 0 && one.high() > 0));
          }
          return !decisions.isEmpty();
        });
  }

  @Test
  void aRunIsReadOrCountedAsUnreadable() throws Exception {
    String start =
        "{\"event\":\"start\",\"time\":\"2026-01-22T10:00:00Z\",\"pid\":7,\"environment\":"
            + "\"paper\",\"phase\":\"sandbox_test\"}\n";
    String end =
        "{\"event\":\"end\",\"time\":\"2026-01-22T11:00:00Z\",\"pid\":7,\"environment\":"
            + "\"paper\",\"exit_code\":0}\n";
    Fuzzing.run(
        "runs.jsonl",
        Form.JSON_LINES,
        Good.of(start + end + start).inputs(),
        input -> {
          Files.write(home.data("runs.jsonl"), input);
          return !RunHistory.of(home).runs().isEmpty();
        });
  }

  @Test
  void aRowOfALogIsReadOrLeftOutOrTheLogIsRefused() throws Exception {
    String row =
        "2026-01-22T10:00:00Z,conservative,BTC-USD,BUY,46712.35,0.0015,0,RSI,1.0,sandbox_test,0,"
            + "0.1,0.28,629.65,x\n";
    String header = String.join(",", TradeLogFormat.COLUMNS) + "\n";
    Path file = home.data(TradeLogReader.FILE);
    Fuzzing.run(
        "trade_log.csv",
        Form.CSV,
        Good.of(header + row + row).inputs(),
        input -> {
          Files.write(file, input);
          try {
            LoggedTrades trades = LoggedTrades.read(home);
            LogRows.ofAll(file, TradeLogFormat.COLUMNS).forEach(cells -> {});
            CsvTail.rows(file, 20, TradeLogFormat.COLUMNS.size());
            trades.last().ifPresent(one -> assertTrue(one.trade().fill().price().signum() > 0));
            return trades.last().isPresent();
          } catch (IOException e) {
            return false;
          }
        });
  }
}
