package io.cryptobot.risk;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * The risk counters as they are remembered between two runs. Amounts in US dollars.
 *
 * @param day the UTC day that the daily counters are of, in days since the epoch
 * @param dailyLoss realized losses of that day
 * @param totalLoss realized losses since the start
 * @param tradesToday fills of that day
 * @param lastTradeSeconds when each coin of the portfolio was last traded, in seconds since the
 *     epoch; {@link Long#MIN_VALUE} for never
 */
public record RiskState(
    long day,
    BigDecimal dailyLoss,
    BigDecimal totalLoss,
    int tradesToday,
    List<Long> lastTradeSeconds) {

  public RiskState {
    lastTradeSeconds = List.copyOf(lastTradeSeconds);
    if (dailyLoss.signum() < 0 || totalLoss.signum() < 0 || tradesToday < 0) {
      throw new IllegalArgumentException("negative counters");
    }
  }

  static List<Long> listOf(long[] seconds) {
    return Arrays.stream(seconds).boxed().toList();
  }
}
