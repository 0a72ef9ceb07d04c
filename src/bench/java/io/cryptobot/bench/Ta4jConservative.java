package io.cryptobot.bench;

import io.cryptobot.market.CandleSeries;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.helpers.TransformIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.StopGainRule;
import org.ta4j.core.rules.StopLossRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/**
 * The conservative rules as a user of ta4j writes them, on {@link DoubleNum}: stock indicators and
 * rules, run by {@link BarSeriesManager}. Its indicators keep what they computed, so that a second
 * set of thresholds over the same object finds them ready.
 */
final class Ta4jConservative {
  private static final int DAY = 24;
  private static final int BASELINE_DAYS = 20;
  private static final int WARM_UP = 504;

  private final BarSeries bars;
  private final ClosePriceIndicator close;
  private final Indicator<Num> rsi;
  private final Indicator<Num> fast;
  private final Indicator<Num> slow;
  private final Indicator<Num> highestHigh;
  private final Indicator<Num> dayVolume;
  private final Indicator<Num> baselineVolume;

  Ta4jConservative(BarSeries bars) {
    this.bars = bars;
    close = new ClosePriceIndicator(bars);
    rsi = new RSIIndicator(close, 14);
    fast = new EMAIndicator(close, 9);
    slow = new EMAIndicator(close, 21);
    highestHigh = new HighestValueIndicator(new HighPriceIndicator(bars), DAY);
    dayVolume = new VolumeSum(bars, DAY, 0);
    baselineVolume = new VolumeSum(bars, DAY * BASELINE_DAYS, DAY);
  }

  static BarSeries bars(CandleSeries candles) {
    BarSeries bars = new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
    for (int i = 0; i < candles.size(); i++) {
      bars.addBar(
          Duration.ofHours(1),
          ZonedDateTime.ofInstant(candles.openTime(i + 1), ZoneOffset.UTC),
          candles.open()[i],
          candles.high()[i],
          candles.low()[i],
          candles.close()[i],
          candles.volume()[i]);
    }
    return bars;
  }

  /** Runs one set of thresholds and returns the record of its trades. */
  TradingRecord run(double rsiBuy, double takeProfitPercent) {
    Rule crossed =
        new UnderIndicatorRule(
                new PreviousValueIndicator(fast, 2), new PreviousValueIndicator(slow, 2))
            .and(
                new OverIndicatorRule(
                    new PreviousValueIndicator(fast, 1), new PreviousValueIndicator(slow, 1)))
            .and(new OverIndicatorRule(fast, slow));
    Rule spiked =
        new OverIndicatorRule(
            dayVolume, TransformIndicator.multiply(baselineVolume, 1.5 / BASELINE_DAYS));
    Rule dipped = new UnderIndicatorRule(close, TransformIndicator.multiply(highestHigh, 0.975));
    Rule entry = new UnderIndicatorRule(rsi, rsiBuy).and(dipped).and(crossed.or(spiked));
    Rule exit =
        new StopLossRule(close, 5)
            .or(new StopGainRule(close, takeProfitPercent))
            .or(new OverIndicatorRule(rsi, 70))
            .or(new CrossedDownIndicatorRule(fast, slow));
    return new BarSeriesManager(bars).run(new BaseStrategy(entry, exit, WARM_UP));
  }

  /** The volume of a window that ends some bars back; ta4j has no such indicator. */
  private static final class VolumeSum extends CachedIndicator<Num> {
    private final VolumeIndicator volume;
    private final int window;
    private final int back;

    VolumeSum(BarSeries bars, int window, int back) {
      super(bars);
      this.volume = new VolumeIndicator(bars);
      this.window = window;
      this.back = back;
    }

    @Override
    protected Num calculate(int index) {
      Num sum = zero();
      for (int i = Math.max(0, index - back - window + 1); i <= index - back; i++) {
        sum = sum.plus(volume.getValue(i));
      }
      return sum;
    }

    @Override
    public int getUnstableBars() {
      return 0;
    }
  }
}
