package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.files.WholeFiles;
import io.cryptobot.journal.OutputFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestRowTest {
  @TempDir Path data;

  private void write(CandleOrigin origin) {
    new BacktestFiles(data, new OutputFiles(WholeFiles.onDisk())).write(Fixtures.study(origin));
  }

  private static List<Boolean> passed(Verdict verdict) {
    return verdict.criteria().stream().map(Verdict.Criterion::passed).toList();
  }

  @Test
  void theRowOfARunIsJudgedAsTheRunItself() throws IOException {
    write(CandleOrigin.CSV);
    BacktestRow row = BacktestRow.last(data).orElseThrow();
    MeasuredRun run = Fixtures.run(CandleOrigin.CSV);
    BigDecimal maxTotalLoss = run.plan().limits().maxTotalLoss();
    assertEquals(passed(Verdict.of(run)), passed(Verdict.of(row.figures(maxTotalLoss))));
    assertEquals(Verdict.of(run).isPassed(), row.isPassed());
    assertEquals(run.metrics().trades().fills(), row.fills());
    assertEquals(run.info().configHash(), row.configHash());
    assertEquals("sandbox_test", row.phase());
    assertTrue(row.lossLimited());
  }

  @Test
  void madeUpPricesAreNoEvidence() throws IOException {
    write(CandleOrigin.SAMPLE);
    assertEquals(Optional.empty(), BacktestRow.last(data));
    write(CandleOrigin.NETWORK);
    write(CandleOrigin.SAMPLE);
    assertEquals(CandleOrigin.NETWORK, BacktestRow.last(data).orElseThrow().origin());
  }

  @Test
  void resultsOfAnotherFormThatWereSetAsideAreNotRead() throws IOException {
    Files.writeString(data.resolve("backtest_results.csv"), "another,header\n1,2\n");
    write(CandleOrigin.CSV);
    assertTrue(Files.exists(data.resolve("backtest_results.1.csv")));
    assertTrue(BacktestRow.last(data).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "sandbox_test;1000, sandbox_test;0",
    "sandbox_test;1000, sandbox_test;much",
    "2026-01-02T03:04:05Z, yesterday"
  })
  void aRowThatMakesNoSenseIsNamed(String good, String bad) throws IOException {
    write(CandleOrigin.CSV);
    Path file = data.resolve("backtest_results.csv");
    String text = Files.readString(file);
    String changed = text.replace(good.replace(';', ','), bad.replace(';', ','));
    assertNotEquals(text, changed);
    Files.writeString(file, changed);
    IOException refusal = assertThrows(IOException.class, () -> BacktestRow.last(data));
    assertTrue(String.valueOf(refusal.getMessage()).contains("backtest_results.csv"));
  }
}
