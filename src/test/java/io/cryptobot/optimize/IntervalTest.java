package io.cryptobot.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  /** Values of R's binom.confint(wins, trades, methods = "wilson"). */
  @ParameterizedTest
  @CsvSource({
    "3, 3, 43.85, 100",
    "0, 10, 0, 27.75",
    "50, 100, 40.38, 59.62",
    "1, 1, 20.65, 100",
    "10, 40, 14.19, 40.19"
  })
  void theScoreIntervalOfWilson(int wins, int trades, double low, double high) {
    Interval interval = Interval.ofWins(wins, trades);
    assertEquals(low, interval.low(), 0.006);
    assertEquals(high, interval.high(), 0.006);
  }
}
