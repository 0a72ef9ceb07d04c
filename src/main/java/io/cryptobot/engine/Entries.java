package io.cryptobot.engine;

import io.cryptobot.risk.BlockReason;
import io.cryptobot.risk.PositionSizing;
import io.cryptobot.risk.RiskLedger;
import io.cryptobot.risk.SizeCaps;
import io.cryptobot.risk.SizeDecision;
import io.cryptobot.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Duration;
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
      BigDecimal cash = desk.freeCash(desk.coin(coin).sleeve());
      SizeDecision size = sizing.size(wanted(coin, step), cash);
      listener.sized(coin, () -> caps(coin, step, cash, size));
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
   * @return what was or may be spent, fee included; zero if the entry was blocked
   */
  BigDecimal withBudget(int coin, BigDecimal budget, MarketStep step) {
    if (!step.isTradable(coin)) {
      return BigDecimal.ZERO;
    }
    BlockReason block = block(coin, step);
    if (block == null) {
      BigDecimal cash = desk.freeCash(desk.coin(coin).sleeve());
      SizeDecision size = sizing.sizeWithin(budget, wanted(coin, step), cash);
      block = size.block();
      if (block == null) {
        return desk.buy(coin, size.amount(), step, REBALANCE);
      }
    }
    listener.entryBlocked(step.second(), desk.coin(coin).coin(), block);
    return BigDecimal.ZERO;
  }

  /**
   * Buys for the order minimum, without a signal.
   *
   * @return why not; null if the order is placed
   */
  @Nullable String smallest(MarketStep step, int coin) {
    BlockReason block =
        step.isTradable(coin)
            ? first(step.block(coin), blockOfAnyEntry(coin, step))
            : BlockReason.STALE_PRICE;
    if (block == null) {
      SizeDecision size = sizing.size(BigDecimal.ZERO, desk.freeCash(desk.coin(coin).sleeve()));
      block = size.block();
      if (block == null) {
        desk.buy(coin, size.amount(), step, Order.TEST);
        return null;
      }
    }
    return block.inWords();
  }

  /** What the sleeve's fraction and the coin's share in it ask for; the coin holds nothing yet. */
  private BigDecimal wanted(int coin, MarketStep step) {
    TradedCoin traded = desk.coin(coin);
    return share(coin, traded.rules().positionFraction().min(traded.weight()), step);
  }

  private BigDecimal share(int coin, BigDecimal share, MarketStep step) {
    return desk.sleeve(coin).value(step.prices()).multiply(share);
  }

  private SizeCaps caps(int coin, MarketStep step, BigDecimal cash, SizeDecision size) {
    TradedCoin traded = desk.coin(coin);
    return sizing.caps(
        share(coin, traded.rules().positionFraction(), step),
        share(coin, traded.weight(), step),
        cash,
        size);
  }

  /** The first reason that holds, in the order of the reasons, of the market's and the ledger's. */
  private @Nullable BlockReason block(int coin, MarketStep step) {
    return first(step.block(coin), blockOfLedger(coin, step));
  }

  /** The part of {@link #block} that holds for a while and does not depend on the coin's signal. */
  @Nullable BlockReason standingBlock(int coin, MarketStep step) {
    return first(step.block(coin), blockOfLimits(coin, step));
  }

  private static @Nullable BlockReason first(
      @Nullable BlockReason one, @Nullable BlockReason other) {
    return one != null && (other == null || one.compareTo(other) < 0) ? one : other;
  }

  private @Nullable BlockReason blockOfLimits(int coin, MarketStep step) {
    BlockReason loss = blockOfLosses();
    if (loss != null) {
      return loss;
    }
    return step.closedCandle(coin) == MarketStep.NO_CANDLE ? BlockReason.WARMING_UP : null;
  }

  private @Nullable BlockReason blockOfLosses() {
    if (ledger.isTotalLossReached()) {
      return BlockReason.TOTAL_LOSS_LIMIT;
    }
    return ledger.isDailyLossReached() ? BlockReason.DAILY_LOSS_LIMIT : null;
  }

  private @Nullable BlockReason blockOfLedger(int coin, MarketStep step) {
    BlockReason limit = blockOfLimits(coin, step);
    if (limit != null) {
      return limit;
    }
    if (desk.isUnderWay(coin)) {
      return BlockReason.PENDING_ORDER;
    }
    int candle = step.closedCandle(coin);
    if (desk.position(coin) != null) {
      return BlockReason.POSITION_OPEN;
    }
    EntryRules rules = desk.coin(coin).rules();
    if (rules.needsNoExitSignal()
        && desk.coin(coin).strategy().indicatorExits(candle) != Strategy.NONE) {
      return BlockReason.EXIT_SIGNAL;
    }
    return blockOfTradeCounts(coin, step);
  }

  private @Nullable BlockReason blockOfTradeCounts(int coin, MarketStep step) {
    if (ledger.isTradeCountReached(desk.ordersUnderWay())) {
      return BlockReason.MAX_TRADES_PER_DAY;
    }
    Duration interval = desk.coin(coin).rules().minimumTradeInterval();
    return ledger.isTooSoon(coin, step.second(), interval.toSeconds())
        ? BlockReason.MIN_TRADE_INTERVAL
        : null;
  }

  /** What forbids an entry also where no candle speaks for or against it. */
  private @Nullable BlockReason blockOfAnyEntry(int coin, MarketStep step) {
    BlockReason loss = blockOfLosses();
    return loss != null ? loss : blockOfTradeCounts(coin, step);
  }
}
