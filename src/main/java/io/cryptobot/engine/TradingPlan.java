package io.cryptobot.engine;

import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.portfolio.AllocationRules;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.risk.RiskLimits;
import io.cryptobot.strategy.AggressiveParameters;
import io.cryptobot.strategy.AggressiveStrategy;
import io.cryptobot.strategy.ConservativeParameters;
import io.cryptobot.strategy.ConservativeStrategy;
import io.cryptobot.strategy.IndicatorColumns;
import io.cryptobot.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * All rules of a run: what is traded, how, with how much and within which limits.
 *
 * @param timeframe of the candles that both strategies read
 * @param capital in US dollars, split by the target shares of {@code allocation}
 * @param limits of the deployment phase
 * @param phase the phase's name
 */
public record TradingPlan(
    SleevePlan<ConservativeParameters> conservative,
    SleevePlan<AggressiveParameters> aggressive,
    AllocationRules allocation,
    RiskLimits limits,
    Timeframe timeframe,
    BigDecimal capital,
    String phase) {

  private static final int FEWEST = 300;
  private static final int CANDLES_PER_WILDER_PERIOD = 25;
  private static final int CANDLES_PER_EMA_PERIOD = 13;

  /** The coins of the portfolio, the conservative ones first. */
  public List<Coin> coins() {
    return Stream.concat(conservative.coins().stream(), aggressive.coins().stream()).toList();
  }

  /** What a sleeve starts with, in US dollars. */
  public BigDecimal capitalOf(SleeveId id) {
    return capital.multiply(allocation.share(id));
  }

  /**
   * The strategy that trades a coin.
   *
   * @param coin index in the portfolio
   * @param columns of the coin's candles
   */
  public Strategy strategy(int coin, IndicatorColumns columns) {
    return coin < conservative.coins().size()
        ? new ConservativeStrategy(conservative.parameters(), columns)
        : new AggressiveStrategy(aggressive.parameters(), columns);
  }

  public String strategyVersion(SleeveId id) {
    return id == SleeveId.CONSERVATIVE
        ? conservative.strategyVersion()
        : aggressive.strategyVersion();
  }

  /**
   * How many closed candles a coin needs before it is traded: as many as the seeds of the averages
   * need to fade and as the longest volume window holds.
   */
  public int warmUpCandles() {
    ConservativeParameters calm = conservative.parameters();
    AggressiveParameters bold = aggressive.parameters();
    int volumeWindow = timeframe.candlesIn(Duration.ofDays(calm.volumeSpikeDays() + 1L));
    int rsi = CANDLES_PER_WILDER_PERIOD * Math.max(calm.rsiPeriod(), bold.rsiPeriod());
    int atr = CANDLES_PER_WILDER_PERIOD * bold.atrPeriod() + bold.atrBaselinePeriod();
    int ema = CANDLES_PER_EMA_PERIOD * calm.emaSlow();
    return Stream.of(FEWEST, volumeWindow, rsi, atr, ema).mapToInt(n -> n).max().getAsInt();
  }
}
