package io.cryptobot.status;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.StrategySettings;
import io.cryptobot.engine.EngineState;
import io.cryptobot.home.Home;
import io.cryptobot.journal.CsvText;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.PositionState;
import io.cryptobot.state.BotState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A position and what it is worth now. Amounts in US dollars, distances in percent of the price.
 *
 * @param price the last known bid; the entry price where none is known
 * @param isPriceKnown whether it is a price of the market
 * @param stop the price at which it is sold at a loss, or trailing its peak
 * @param target the price at which it is sold with its profit
 */
public record OpenPosition(
    String coin,
    String strategy,
    BigDecimal quantity,
    BigDecimal cost,
    double entryPrice,
    double price,
    boolean isPriceKnown,
    Instant opened,
    double stop,
    double target) {

  private static final double PERCENT = 100;
  private static final int DECIMALS = 8;

  /**
   * All open positions, the conservative ones first.
   *
   * @param config stop and target are not known without it
   * @param bids the last known ones, in US dollars
   */
  public static List<OpenPosition> of(
      BotState state, Optional<BotConfig> config, Map<Coin, Double> bids) {
    List<OpenPosition> all = new ArrayList<>();
    EngineState engine = state.engine();
    engine
        .conservative()
        .positions()
        .forEach(
            (coin, position) ->
                all.add(
                    of(
                        "conservative",
                        coin,
                        position,
                        config.map(BotConfig::conservative),
                        position.entryPrice(),
                        bids)));
    engine
        .aggressive()
        .positions()
        .forEach(
            (coin, position) ->
                all.add(
                    of(
                        "aggressive",
                        coin,
                        position,
                        config.map(BotConfig::aggressive),
                        position.peak(),
                        bids)));
    return all;
  }

  private static OpenPosition of(
      String strategy,
      Coin coin,
      PositionState position,
      Optional<? extends StrategySettings> settings,
      double stopBase,
      Map<Coin, Double> bids) {
    double entry = position.entryPrice();
    return new OpenPosition(
        coin.product(),
        strategy,
        position.quantity(),
        position.cost(),
        entry,
        bids.getOrDefault(coin, entry),
        bids.containsKey(coin),
        Instant.ofEpochSecond(position.openedSecond()),
        settings.map(s -> stopBase * (1 - s.stopLossPercent() / PERCENT)).orElse(Double.NaN),
        settings.map(s -> entry * (1 + s.takeProfitPercent() / PERCENT)).orElse(Double.NaN));
  }

  /** The positions that a home's files tell of, at the bids that a bot last saw. */
  public static List<OpenPosition> in(Home home, BotState state, Optional<BotConfig> config) {
    return of(state, config, StatusFiles.bids(new StatusFiles(home).heartbeat()));
  }

  /** In a line: how much of what, worth what, and how far from its stop. */
  public String line() {
    String known =
        isPriceKnown
            ? " worth $" + CsvText.cents(value()) + " at the last price"
            : " bought for $" + CsvText.cents(cost.doubleValue()) + ", no price known";
    String distance =
        Double.isNaN(stop)
            ? ""
            : isPriceKnown
                ? ", "
                    + String.format(Locale.ROOT, "%.1f", toStopPercent())
                    + " % above its stop at $"
                    + CsvText.of(stop, DECIMALS)
                : ", stop at $" + CsvText.of(stop, DECIMALS);
    return CsvText.of(quantity) + " " + coin + known + distance;
  }

  public double value() {
    return quantity.doubleValue() * price;
  }

  double unrealized() {
    return value() - cost.doubleValue();
  }

  double unrealizedPercent() {
    return unrealized() / cost.doubleValue() * PERCENT;
  }

  double toStopPercent() {
    return (price - stop) / price * PERCENT;
  }

  double toTargetPercent() {
    return (target - price) / price * PERCENT;
  }
}
