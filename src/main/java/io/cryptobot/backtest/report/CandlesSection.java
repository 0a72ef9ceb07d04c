package io.cryptobot.backtest.report;

import io.cryptobot.backtest.BacktestStudy;
import io.cryptobot.backtest.CandleCoverage;
import io.cryptobot.backtest.CandleCoverage.Limit;
import io.cryptobot.backtest.Texts;
import io.cryptobot.market.CandleGap;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where candles were missing; long holes and coins that could not be traded are warnings. */
final class CandlesSection implements Section {

  @Override
  public void write(BacktestStudy study, Page page) throws IOException {
    CandleCoverage coverage = study.run().coverage();
    page.heading("Candles");
    if (coverage.gaps().isEmpty() && coverage.limits().isEmpty()) {
      page.paragraph("Complete: no candle was missing.");
      return;
    }
    writeLimits(coverage.limits(), page);
    for (CandleGap gap : coverage.longGaps()) {
      page.item(
          "WARNING: "
              + gap.coin()
              + " has no candles for "
              + Texts.duration(gap.length())
              + " from "
              + Texts.minute(gap.from()));
    }
    smallGaps(coverage, page);
  }

  /** Coins with the same limit in one line. */
  private static void writeLimits(List<Limit> limits, Page page) throws IOException {
    Map<String, List<Limit>> byText =
        limits.stream()
            .collect(
                Collectors.groupingBy(
                    CandlesSection::words, LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<String, List<Limit>> entry : byText.entrySet()) {
      String coins =
          entry.getValue().stream()
              .map(limit -> limit.coin().product())
              .collect(Collectors.joining(", "));
      page.item("WARNING: " + coins + ": " + entry.getKey());
    }
  }

  private static String words(Limit limit) {
    String time = Texts.minute(limit.time());
    return switch (limit.kind()) {
      case TRADED_FROM ->
          "traded only from " + time + ", when enough candles had closed to judge by";
      case ENDS -> "traded only until " + time + ", when the candles end";
      case NEVER_TRADED -> "never traded: the candles end on " + time + ", too few to judge by";
    };
  }

  private static void smallGaps(CandleCoverage coverage, Page page) throws IOException {
    List<CandleGap> small = coverage.gaps().stream().filter(gap -> !gap.isLong()).toList();
    if (!small.isEmpty()) {
      int candles = small.stream().mapToInt(CandleGap::candles).sum();
      page.item(
          Texts.count(small.size())
              + (small.size() == 1 ? " gap" : " gaps")
              + " of 24 hours or less, "
              + Texts.count(candles)
              + (candles == 1 ? " candle" : " candles")
              + " in all coins together: filled with the last price, not traded in.");
    }
  }
}
