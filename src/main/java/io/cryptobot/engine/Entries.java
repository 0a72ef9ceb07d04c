package io.cryptobot.engine;

import io.cryptobot.portfolio.Sleeve;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.risk.PositionSizing;
import io.cryptobot.risk.RiskLedger;
import io.cryptobot.risk.SizeDecision;
import io.cryptobot.strategy.Strategy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Buys: on a signal, or with what a rebalance has moved. Names the first reason that forbids it.
 */
final class Entries {
  static final String REBALANCE = "rebalance";

  private final TradeDesk desk;
  private final RiskLedger ledger;
  private final PositionSizing sizing;
  private final EngineListener listener;

  Entries(TradeDesk desk, RiskLedger ledger, PositionSizing sizing, EngineListener listener) {
    this.desk = desk;
    this.ledger = ledger;
    this.sizing = sizing;
    this.listener = listener;
  }

  /** Judges the latest closed candle of every coin that trades now. */
  void onSignals(MarketStep step) {
    for (int coin = 0; coin < desk.coinCount(); coin++) {
      int candle = step.entryCandle(coin);
      if (candle == MarketStep.NO_CANDLE || !step.isTradable(coin)) {
        continue;
      }
      int triggers = desk.coin(coin).strategy().buyTriggers(candle);
      BlockReason block = triggers == Strategy.NONE ? null : enter(coin, triggers, step);
      listener.judged(step.second(), coin, candle, step.entryPrice(coin), triggers, block);
    }
  }

  /** Makes the entry, or says what forbids it. */
  private @Nullable BlockReason enter(int coin, int triggers, MarketStep step) {
    BlockReason block = block(coin, step);
    if (block == null) {
      SizeDecision size = sizing.size(wanted(coin, step), desk.sleeve(coin).cash());
      block = size.block();
      if (block == null) {
        desk.buy(coin, size.amount(), step, desk.coin(coin).strategy().buyReason(triggers));
        return null;
      }
    }
    listener.entryBlocked(step.second(), desk.coin(coin).coin(), block);
    return block;
  }

  /**
   * Enters a coin with at most {@code budget} US dollars, without a signal.
   *
   * @return what was spent, fee included; zero if the entry was blocked
   */
  BigDecimal withBudget(int coin, BigDecimal budget, MarketStep step) {
    if (!step.isTradable(coin)) {
      return BigDecimal.ZERO;
    }
    BlockReason block = block(coin, step);
    if (block == null) {
      SizeDecision size = sizing.sizeWithin(budget, wanted(coin, step), desk.sleeve(coin).cash());
      block = size.block();
      if (block == null) {
        return desk.buy(coin, size.amount(), step, REBALANCE).cost();
      }
    }
    listener.entryBlocked(step.second(), desk.coin(coin).coin(), block);
    return BigDecimal.ZERO;
  }

  /** What the sleeve's fraction and the coin's share in it ask for; the coin holds nothing yet. */
  private BigDecimal wanted(int coin, MarketStep step) {
    Sleeve sleeve = desk.sleeve(coin);
    TradedCoin traded = desk.coin(coin);
    BigDecimal share = traded.rules().positionFraction().min(traded.weight());
    return sleeve.value(step.prices()).multiply(share);
  }

  /** The first reason that holds, in the order of the reasons, of the market's and the ledger's. */
  private @Nullable BlockReason block(int coin, MarketStep step) {
    BlockReason market = step.block(coin);
    BlockReason ours = blockOfLedger(coin, step);
    return market != null && (ours == null || market.compareTo(ours) < 0) ? market : ours;
  }

  private @Nullable BlockReason blockOfLedger(int coin, MarketStep step) {
    if (ledger.isTotalLossReached()) {
      return BlockReason.TOTAL_LOSS_LIMIT;
    }
    if (ledger.isDailyLossReached()) {
      return BlockReason.DAILY_LOSS_LIMIT;
    }
    int candle = step.closedCandle(coin);
    if (candle == MarketStep.NO_CANDLE) {
      return BlockReason.WARMING_UP;
    }
    if (desk.position(coin) != null) {
      return BlockReason.POSITION_OPEN;
    }
    EntryRules rules = desk.coin(coin).rules();
    if (rules.needsNoExitSignal()
        && desk.coin(coin).strategy().indicatorExits(candle) != Strategy.NONE) {
      return BlockReason.EXIT_SIGNAL;
    }
    if (ledger.isTradeCountReached()) {
      return BlockReason.MAX_TRADES_PER_DAY;
    }
    return ledger.isTooSoon(coin, step.second(), rules.minimumTradeInterval().toSeconds())
        ? BlockReason.MIN_TRADE_INTERVAL
        : null;
  }
}
