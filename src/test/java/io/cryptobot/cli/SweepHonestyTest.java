package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cryptobot.backtest.BacktestOptions;
import io.cryptobot.backtest.BacktestPeriod;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConfigLoader;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.config.SettingsVariants;
import io.cryptobot.config.SweepFile;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.feed.CsvCandles;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Timeframe;
import io.cryptobot.optimize.Fold;
import io.cryptobot.optimize.Objective;
import io.cryptobot.optimize.ParameterSets;
import io.cryptobot.optimize.Ranking;
import io.cryptobot.optimize.SetResult;
import io.cryptobot.optimize.Sweep;
import io.cryptobot.optimize.SweepCandles;
import io.cryptobot.optimize.SweepVerdict;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/**
 * Whether the warnings tell luck from an edge. A few seeds here; {@code
 * -Dcryptobot.honesty.all=true} takes 50 and longer candles.
 */
class SweepHonestyTest {
  private static final boolean ALL = Boolean.getBoolean("cryptobot.honesty.all");
  private static final int SEEDS = ALL ? 50 : 10;
  private static final int DAYS = 365;
  private static final int SETS = ALL ? 200 : 12;

  private BigDecimal fee = new BigDecimal("0.005");
  private final Path config = Path.of("config");
  private final BotConfig settings = ConfigLoader.load(config);
  private final PhaseSettings phase = settings.phase("sandbox_test").orElseThrow();
  private final SweepPlans plans =
      new SweepPlans(
          Plans.simulated(settings, phase, phase.capital(), true), SettingsVariants.of(config));

  @Test
  void onShuffledDaysNearlyEverySearchIsWarnedOf() {
    assertTrue(warned(seed -> HonestyMarket.shuffled(seed, DAYS)) >= SEEDS * 9 / 10);
  }

  @Test
  void onDaysWithAnEdgeNearlyNoSearchIsWarnedOf() {
    assertTrue(warned(seed -> HonestyMarket.withEdge(seed, DAYS)) <= SEEDS / 10);
  }

  @Test
  void onShuffledRealDaysNearlyEverySearchIsWarnedOf() {
    Path folder = Path.of("..", "shared", "data");
    assumeTrue(ALL, "only in the whole campaign: -Dcryptobot.honesty.all=true");
    assumeTrue(Files.isDirectory(folder), "there are no real candles in " + folder);
    List<CandleSeries> real =
        new CsvCandles(folder).loadAll(plans.configured().coins(), Timeframe.H1);
    assertTrue(warned(seed -> HonestyMarket.shuffled(seed, DAYS, real)) >= SEEDS * 9 / 10);
  }

  /** Fees make everything lose that has no edge; without them luck alone has to be found out. */
  @Test
  void onShuffledDaysWithoutFeesNearlyEverySearchIsWarnedOf() {
    fee = BigDecimal.ZERO;
    assertTrue(warned(seed -> HonestyMarket.shuffled(seed, DAYS)) >= SEEDS * 9 / 10);
  }

  private int warned(LongFunction<List<CandleSeries>> market) {
    ParameterSets sets =
        ParameterSets.samples(
            SweepFile.read(config.resolve(SweepFile.NAME)), SETS, 1, plans::isNew);
    List<Sweep.Task> tasks = plans.tasks(sets);
    int warned = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      SweepVerdict verdict = verdict(market.apply(seed), tasks);
      warned += verdict.warnings().isEmpty() ? 0 : 1;
    }
    if (ALL) {
      System.out.println("searches warned of: " + warned + " of " + SEEDS);
    }
    return warned;
  }

  private SweepVerdict verdict(List<CandleSeries> series, List<Sweep.Task> tasks) {
    Instant from = HonestyMarket.START.plus(Duration.ofDays(HonestyMarket.WARM_UP_DAYS));
    List<Fold> folds =
        Fold.split(new BacktestPeriod(from, Instant.ofEpochSecond(series.get(0).endSecond())));
    BacktestOptions options = new BacktestOptions(fee, 0, EngineOptions.DEFAULT);
    List<SetResult> results = new ArrayList<>();
    try (Sweep sweep = new Sweep(new SweepCandles(series), folds, options, 2)) {
      sweep.prepareColumns(tasks);
      sweep.run(
          tasks,
          new Sweep.Watcher() {
            @Override
            public void done(List<SetResult> fresh) {
              results.addAll(fresh);
            }

            @Override
            public boolean goesOn() {
              return true;
            }
          });
    }
    return SweepVerdict.of(results, folds, new Ranking(Objective.CALMAR, 20));
  }
}
