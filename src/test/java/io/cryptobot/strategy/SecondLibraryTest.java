package io.cryptobot.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import io.cryptobot.feed.CsvCandles;
import io.cryptobot.feed.SampleCandles;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * RSI, EMA and ATR beside TA-Lib's, which shares no code with ta4j.
 *
 * <p>Both smooth alike, but begin otherwise: ours with the first candle, TA-Lib's with the simple
 * mean of the first {@code n}. Each candle keeps 1 − 1/n of the average before (Wilder's; the EMA 1
 * − 2/(n+1)), so that what they began with fades by that factor. They are compared from where less
 * than 1e-12 of it is left: prices of four years differ by less than a thousand times, and so what
 * is left of the beginning is far below what is tolerated.
 */
class SecondLibraryTest {
  private static final Path DATA = Path.of("..", "shared", "data");
  private static final double TOLERATED = 1e-8;
  private static final double FADED = 1e-12;
  private static final List<Coin> COINS =
      Stream.of("BTC-USD", "ETH-USD", "SOL-USD", "AVAX-USD", "DOGE-USD").map(Coin::new).toList();

  /** The strategies' own periods, and others. */
  private static final List<Integer> RSI_PERIODS = List.of(14, 7, 30);

  private static final List<Integer> EMA_PERIODS = List.of(9, 21, 5, 200);
  private static final List<Integer> ATR_PERIODS = List.of(14, 7, 30);

  private final Core library = new Core();

  /** An indicator of TA-Lib over all candles, into the array from its first value on. */
  @FunctionalInterface
  private interface Reckoning {
    RetCode into(double[] values, MInteger first, MInteger count);
  }

  private static void assertSame(
      String what, double[] ours, double keptEachCandle, Reckoning reckoning) {
    double[] theirs = new double[ours.length];
    MInteger first = new MInteger();
    MInteger count = new MInteger();
    assertEquals(RetCode.Success, reckoning.into(theirs, first, count), what);
    assertEquals(ours.length, first.value + count.value, what);
    int faded = first.value + (int) Math.ceil(Math.log(FADED) / Math.log(keptEachCandle));
    assertTrue(faded < ours.length - 100, what + ": too few candles");
    for (int i = faded; i < ours.length; i++) {
      double one = ours[i];
      double other = theirs[i - first.value];
      double apart = Math.abs(one - other);
      assertTrue(
          apart <= TOLERATED * Math.max(Math.abs(one), Math.abs(other)),
          what + " at candle " + i + ": " + one + " and " + other);
    }
  }

  private void assertAllTheSame(CandleSeries candles) {
    IndicatorColumns columns = new IndicatorColumns(candles);
    double[] close = candles.close();
    int last = candles.size() - 1;
    for (int n : RSI_PERIODS) {
      assertSame(
          candles.coin() + " RSI " + n,
          columns.rsi(n),
          1 - 1.0 / n,
          (values, first, count) -> library.rsi(0, last, close, n, first, count, values));
    }
    for (int n : EMA_PERIODS) {
      assertSame(
          candles.coin() + " EMA " + n,
          columns.ema(n),
          1 - 2.0 / (n + 1),
          (values, first, count) -> library.ema(0, last, close, n, first, count, values));
    }
    for (int n : ATR_PERIODS) {
      assertSame(
          candles.coin() + " ATR " + n,
          columns.atr(n),
          1 - 1.0 / n,
          (values, first, count) ->
              library.atr(0, last, candles.high(), candles.low(), close, n, first, count, values));
    }
  }

  @Test
  void overMadeUpCandlesOfAYearRsiEmaAndAtrAreTaLibs() {
    new SampleCandles()
        .candles(
            COINS, Timeframe.H1, SampleCandles.END.minus(Duration.ofDays(365)), SampleCandles.END)
        .forEach(this::assertAllTheSame);
  }

  @Test
  void overFourYearsOfRealCandlesRsiEmaAndAtrAreTaLibs() {
    assumeTrue(Files.isDirectory(DATA), "there are no real candles in " + DATA);
    List<CandleSeries> all = new CsvCandles(DATA).loadAll(COINS, Timeframe.H1);
    all.forEach(candles -> assertTrue(candles.size() > 35_000, candles.coin().product()));
    all.forEach(this::assertAllTheSame);
  }
}
