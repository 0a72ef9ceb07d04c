package io.cryptobot.session;

import io.cryptobot.engine.MarketStep;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.orders.Trading;
import io.cryptobot.portfolio.PositionState;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.session.JudgedPrice.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The candles and prices that a session knows, and the engine's steps made of them. */
final class MarketView {
  private static final double WIDEST_SPREAD = 0.01;

  private final TradingPlan plan;
  private final Trading trading;
  private final Map<Coin, Double> lastBids = new HashMap<>();
  private final Map<Coin, JudgedPrice> prices = new HashMap<>();
  private List<CandleSeries> series;

  /** Without any candles yet. */
  MarketView(TradingPlan plan, Trading trading) {
    this.plan = plan;
    this.trading = trading;
    series =
        plan.coins().stream()
            .map(coin -> CandleSeries.builder(coin, plan.timeframe()).build())
            .toList();
  }

  void candles(List<CandleSeries> now) {
    series = List.copyOf(now);
  }

  /** A series a coin, in the portfolio's order. */
  List<CandleSeries> candles() {
    return series;
  }

  /** Remembers prices that were read. */
  void read(Map<Coin, JudgedPrice> now) {
    prices.putAll(now);
  }

  /** Those of the prices read that are not older than a minute. */
  Map<Coin, JudgedPrice> recentPrices(Instant now) {
    Map<Coin, JudgedPrice> recent = new HashMap<>();
    prices.forEach(
        (coin, price) -> {
          Duration age = Duration.between(price.quote().time(), now);
          if (age.compareTo(SessionNotices.WITHOUT_PRICE) <= 0) {
            recent.put(coin, price);
          }
        });
    return recent;
  }

  /** The close of each coin's last candle, in US dollars; a coin without candles is absent. */
  Map<Coin, Double> lastCloses() {
    Map<Coin, Double> closes = new HashMap<>();
    for (CandleSeries one : series) {
      if (!one.isEmpty()) {
        closes.put(one.coin(), one.close()[one.size() - 1]);
      }
    }
    return closes;
  }

  /** The bids at which positions were last judged, in US dollars. */
  Map<Coin, Double> lastBids() {
    return Map.copyOf(lastBids);
  }

  boolean isWarm(CandleSeries candles) {
    return candles.size() >= plan.warmUpCandles();
  }

  /**
   * The market at these prices.
   *
   * @param isPaused whether no entry at all may be made
   * @param positions that are open
   */
  MarketStep step(
      Instant now,
      Map<Coin, JudgedPrice> read,
      boolean isPaused,
      Map<Coin, PositionState> positions) {
    MarketStep step = MarketStep.ofQuotes(series.size());
    step.moveTo(now.getEpochSecond());
    for (int i = 0; i < series.size(); i++) {
      Coin coin = plan.coins().get(i);
      CandleSeries candles = series.get(i);
      int closed = isWarm(candles) ? candles.size() - 1 : MarketStep.NO_CANDLE;
      JudgedPrice price = read.get(coin);
      if (price == null || price.trust() == Trust.UNCONFIRMED) {
        double last = lastPrice(i, positions);
        step.quote(i, last, false, closed);
        step.ask(i, last);
      } else {
        step.quote(i, price.quote().bid(), true, closed);
        step.ask(i, price.quote().ask());
        lastBids.put(coin, price.quote().bid());
      }
      step.block(i, isPaused ? BlockReason.PAUSED : block(coin, price));
    }
    return step;
  }

  /** The last bid, or the next best thing known of the coin's price, in US dollars. */
  double lastPrice(int index, Map<Coin, PositionState> positions) {
    Coin coin = plan.coins().get(index);
    CandleSeries candles = series.get(index);
    PositionState position = positions.get(coin);
    double fallback =
        !candles.isEmpty()
            ? candles.close()[candles.size() - 1]
            : position == null ? 1 : position.entryPrice();
    return lastBids.getOrDefault(coin, fallback);
  }

  /** The first that holds, in the order of the reasons. */
  private @Nullable BlockReason block(Coin coin, @Nullable JudgedPrice price) {
    BlockReason ofAccount = trading.block(coin);
    if (ofAccount != null) {
      return ofAccount;
    }
    Optional<BlockReason> ofPrice = SignalsDue.reasonOf(price);
    if (ofPrice.isEmpty() && trading.isReal() && price != null && isWide(price)) {
      return BlockReason.PRICE_OUTLIER;
    }
    return ofPrice.orElse(null);
  }

  private static boolean isWide(JudgedPrice price) {
    return price.quote().ask() / price.quote().bid() - 1 > WIDEST_SPREAD;
  }
}
