package io.cryptobot.backtest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.CandleOrigin;
import io.cryptobot.backtest.Fixtures;
import io.cryptobot.backtest.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BacktestReportTest {
  private static final BacktestStudy STUDY = Fixtures.study(CandleOrigin.CSV);
  private static final BacktestStudy EVENTFUL = Fixtures.eventful(STUDY);

  private static String report(BacktestStudy study) throws IOException {
    StringBuilder out = new StringBuilder();
    BacktestReport.write(
        study, List.of(Path.of("data", "backtest_results.csv")), Optional.empty(), out);
    return out.toString();
  }

  /** All line breaks and their indents as one blank, for text that may be wrapped anywhere. */
  private static String flowing(BacktestStudy study) throws IOException {
    return report(study).replaceAll("\\s+", " ");
  }

  @Test
  void noLineIsWiderThanThePageAndAllIsAscii() throws IOException {
    for (BacktestStudy study : List.of(STUDY, EVENTFUL)) {
      String text = report(study);
      text.lines().forEach(line -> assertTrue(line.length() <= 100, line));
      text.lines().forEach(line -> assertEquals(line.stripTrailing(), line));
      assertTrue(text.chars().allMatch(c -> c < 127), "ASCII");
      assertTrue(text.endsWith("\n"));
    }
  }

  @Test
  void madeUpPricesAreTheFirstThingItSays() throws IOException {
    assertTrue(
        report(Fixtures.study(CandleOrigin.SAMPLE))
            .startsWith("SAMPLE DATA: these prices are made up."));
  }

  @Test
  void aHardStopComesFirstWithItsTimeAndValue() throws IOException {
    String text = flowing(EVENTFUL);
    assertTrue(text.startsWith("STOPPED BY THE TOTAL LOSS LIMIT on 2024-01-20 13:00 UTC."), text);
    assertTrue(text.contains("The account was worth $872.11 then."), text);
  }

  @Test
  void theRunIsDescribedWithItsSettings() throws IOException {
    String text = report(STUDY);
    assertTrue(text.startsWith("BACKTEST from 2024-01-10 00:00 UTC to 2024-02-19 00:00 UTC"));
    assertTrue(text.contains("phase sandbox_test, capital $1,000.00"));
    assertTrue(text.contains("Fee 0.50% and slippage 0.00% a trade, loss limits on"));
  }

  @Test
  void theResultStandsBesideBuyingAndHolding() throws IOException {
    String text = report(STUDY);
    assertTrue(text.contains(Texts.money(STUDY.run().result().finalEquity())));
    assertTrue(text.contains("Bitcoin bought and held"));
    double held = STUDY.run().metrics().benchmarks().bitcoinPct().value();
    assertTrue(text.contains(Texts.signedPercent(held)));
  }

  @Test
  void aLossIsCalledALoss() throws IOException {
    assertTrue(STUDY.run().metrics().returns().totalReturnPct() < 0, "the sample loses");
    assertTrue(report(STUDY).contains("The bot lost $"));
  }

  @Test
  void transfersAndRebalancesThatMovedNothingAreListed() throws IOException {
    String text = flowing(EVENTFUL);
    assertTrue(
        text.contains("2024-01-20 13:00 UTC skim: $32.40 from aggressive to conservative"), text);
    assertTrue(
        text.contains(
            "2 rebalances, nothing to move: the strategy over its target has no profit to give."
                + " On 2024-01-20, 2024-01-21."),
        text);
  }

  @Test
  void blockedBuysAreCountedInPlainWords() throws IOException {
    assertTrue(report(EVENTFUL).contains("a sell signal held at the same time | 1,234"));
  }

  @Test
  void theVerdictComesWithItsReasons() throws IOException {
    String text = report(STUDY);
    assertTrue(text.contains("DAY 1 OF THE ROLLOUT PLAN: FAIL"));
    assertTrue(text.contains("PASS | loss limits switched on"));
    assertTrue(text.contains("Do not trade real money with these settings."));
  }

  @Test
  void theFilesStandAtTheEnd() throws IOException {
    assertTrue(
        report(STUDY).endsWith("FILES\n- " + Path.of("data", "backtest_results.csv") + "\n"));
  }
}
