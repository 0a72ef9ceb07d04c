package io.cryptobot.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleCandlesTest {
  private static final List<Coin> COINS =
      List.of(
          new Coin("BTC-USD"),
          new Coin("ETH-USD"),
          new Coin("SOL-USD"),
          new Coin("AVAX-USD"),
          new Coin("DOGE-USD"));

  private static final long CHECKSUM = 2_881_255_593L;

  private static List<CandleSeries> lastDays(SampleCandles sample, Timeframe timeframe, int days) {
    return sample.candles(
        COINS, timeframe, SampleCandles.END.minus(Duration.ofDays(days)), SampleCandles.END);
  }

  @Test
  void theSameCandlesOnEveryMachine() {
    CRC32 sum = new CRC32();
    for (CandleSeries series : lastDays(new SampleCandles(), Timeframe.H1, 111)) {
      for (int i = 0; i < series.size(); i++) {
        sum.update((series.candle(i) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    assertEquals(CHECKSUM, sum.getValue());
  }

  @Test
  void theLastDaysAreTheSameHoweverManyAreAskedFor() {
    List<CandleSeries> few = lastDays(new SampleCandles(), Timeframe.H1, 20);
    List<CandleSeries> many = lastDays(new SampleCandles(), Timeframe.H1, 300);
    for (int coin = 0; coin < few.size(); coin++) {
      CandleSeries tail =
          many.get(coin)
              .between(few.get(coin).firstOpenSecond(), SampleCandles.END.getEpochSecond());
      assertArrayEquals(few.get(coin).close(), tail.close(), 1e-12);
      assertArrayEquals(few.get(coin).volume(), tail.volume(), 1e-12);
    }
  }

  @ParameterizedTest
  @EnumSource(Timeframe.class)
  void everyTimeFrameHasSoundCandlesUpToTheEnd(Timeframe timeframe) {
    for (CandleSeries series : lastDays(new SampleCandles(), timeframe, 12)) {
      assertEquals(SampleCandles.END.getEpochSecond(), series.endSecond());
      assertEquals(timeframe.candlesIn(Duration.ofDays(12)), series.size());
    }
  }

  @Test
  void otherSeedsGiveOtherCandlesThatAreAsSound() {
    for (long seed = 1; seed <= 50; seed++) {
      List<CandleSeries> other = lastDays(new SampleCandles(seed), Timeframe.H1, 60);
      assertEquals(COINS.size(), other.size());
      assertNotEquals(
          other.get(0).close()[100],
          lastDays(new SampleCandles(), Timeframe.H1, 60).get(0).close()[100]);
    }
  }

  @Test
  void aCoinThatIsNotKnownGetsPricesToo() {
    CandleSeries series =
        new SampleCandles()
            .candles(
                List.of(new Coin("PEPE-USD")),
                Timeframe.H1,
                SampleCandles.END.minus(Duration.ofDays(30)),
                SampleCandles.END)
            .get(0);
    assertEquals(30 * 24, series.size());
  }

  @Test
  void itIsAsWildAsACryptoMarket() {
    List<CandleSeries> year = lastDays(new SampleCandles(), Timeframe.H1, 365);
    double bitcoin = yearlyVolatility(year.get(0));
    double doge = yearlyVolatility(year.get(4));
    assertTrue(bitcoin > 0.4 && bitcoin < 0.7, "bitcoin " + bitcoin);
    assertTrue(doge > 0.8 && doge < 1.3, "doge " + doge);
  }

  private static double yearlyVolatility(CandleSeries series) {
    double sum = 0;
    for (int i = 1; i < series.size(); i++) {
      double move = Math.log(series.close()[i] / series.close()[i - 1]);
      sum += move * move;
    }
    return Math.sqrt(sum / series.size() * 365 * 24);
  }

  @Test
  void someHoursAreMissingForAllCoins() {
    for (CandleSeries series : lastDays(new SampleCandles(), Timeframe.H1, 90)) {
      assertEquals(2, series.gaps().size());
      assertFalse(series.gaps().get(0).isLong());
    }
  }
}
