package io.cryptobot.bench;

import io.cryptobot.backtest.BacktestOptions;
import io.cryptobot.backtest.BacktestPeriod;
import io.cryptobot.cli.BenchPlans;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.optimize.Fold;
import io.cryptobot.optimize.SetResult;
import io.cryptobot.optimize.Sweep;
import io.cryptobot.optimize.SweepCandles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A thousand sets over the last year of the candles, five coins: thresholds of both strategies over
 * five RSI periods and six pairs of averages. Columns and plans are made anew in every round and
 * counted.
 */
final class SweepSpeed {
  private static final int SETS = 1000;
  private static final int DAYS = 365;
  private static final double NANOS = 1e9;
  private static final String RANGES =
      """
      {
        "conservative": {
          "rsi_period": [9, 11, 14, 17, 20], "ema_fast": [5, 9], "ema_slow": [13, 21, 34],
          "rsi_buy": { "from": 25, "to": 35, "step": 1 },
          "take_profit_percent": { "from": 4, "to": 12, "step": 1 },
          "stop_loss_percent": { "from": 3, "to": 8, "step": 1 }
        },
        "aggressive": {
          "rsi_period": [9, 11, 14, 17, 20],
          "rsi_buy": { "from": 20, "to": 30, "step": 1 },
          "atr_multiplier": { "from": 1.3, "to": 2.5, "step": 0.1 },
          "take_profit_percent": { "from": 2, "to": 8, "step": 0.5 },
          "stop_loss_percent": { "from": 2, "to": 6, "step": 0.5 }
        }
      }
      """;

  private final List<CandleSeries> series = Candles.ofFiveCoins();
  private final List<Sweep.Task> sets;
  private final List<Fold> folds;

  SweepSpeed() throws IOException {
    Path file = Files.createTempDirectory("cryptobot-bench").resolve("sweep.json");
    this.sets = List.copyOf(BenchPlans.sweep(Files.writeString(file, RANGES), SETS - 1));
    Instant end = Instant.ofEpochSecond(series.get(0).endSecond());
    this.folds = Fold.split(new BacktestPeriod(end.minus(Duration.ofDays(DAYS)), end));
  }

  /** What a round took, in seconds, and what came out, in the order of the sets. */
  record Round(double columns, double runs, List<SetResult> results) {
    double all() {
      return columns + runs;
    }
  }

  Round round(int threads) {
    BacktestOptions costs = new BacktestOptions(new BigDecimal("0.005"), 0, EngineOptions.DEFAULT);
    List<SetResult> results = new ArrayList<>(sets.size());
    try (Sweep sweep = new Sweep(new SweepCandles(series), folds, costs, threads)) {
      long begin = System.nanoTime();
      sweep.prepareColumns(sets);
      long ready = System.nanoTime();
      sweep.run(sets, new Collector(results));
      long end = System.nanoTime();
      results.sort(Comparator.comparingInt(SetResult::number));
      return new Round((ready - begin) / NANOS, (end - ready) / NANOS, results);
    }
  }

  /** The candles that all sets walk over, once each. */
  double candles() {
    return (double) sets.size() * DAYS * 24 * series.size();
  }

  private record Collector(List<SetResult> results) implements Sweep.Watcher {
    @Override
    public void done(List<SetResult> fresh) {
      results.addAll(fresh);
    }

    @Override
    public boolean goesOn() {
      return true;
    }
  }
}
