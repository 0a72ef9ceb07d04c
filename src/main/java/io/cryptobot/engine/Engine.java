package io.cryptobot.engine;

import io.cryptobot.engine.EngineState.OrderState;
import io.cryptobot.portfolio.Allocation;
import io.cryptobot.portfolio.Portfolio;
import io.cryptobot.portfolio.Position;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.risk.PositionSizing;
import io.cryptobot.risk.RiskLedger;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The one implementation of a trading step. A driver tells it the market and calls, at each step,
 *
 * <ol>
 *   <li>{@link #step}: peaks, exits, skim, cap and rebalance, entries, snapshot;
 *   <li>where candles drive it, {@link #withinCandle}: the price levels that the candle touches;
 *   <li>{@link #endStep}: the hard stop, if the total loss limit was reached.
 * </ol>
 *
 * <p>After a hard stop nothing is traded or moved; values are still told. Not thread-safe.
 */
public final class Engine {
  private static final long NOT_STARTED = Long.MIN_VALUE;

  private final Portfolio portfolio;
  private final RiskLedger ledger;
  private final EngineListener listener;
  private final TradeDesk desk;
  private final Exits exits;
  private final Entries entries;
  private final Rebalancer rebalancer;
  private final long rebalanceSeconds;
  private final int coinCount;
  private final boolean sellsAtHardStop;
  private long nextRebalance = NOT_STARTED;
  private long lastSkim = NOT_STARTED;
  private boolean stopped;

  /**
   * @param coins of both sleeves, the conservative ones first, in configured order
   * @param portfolio the ledger, with the same coins
   * @param exchange where orders are filled
   * @param listener is told what happens
   */
  public Engine(
      List<TradedCoin> coins,
      Portfolio portfolio,
      Allocation allocation,
      RiskLedger ledger,
      PositionSizing sizing,
      EngineOptions options,
      Exchange exchange,
      EngineListener listener) {
    this.portfolio = portfolio;
    this.ledger = ledger;
    this.listener = listener;
    this.desk = new TradeDesk(coins, portfolio, ledger, sizing, exchange, listener);
    this.exits = new Exits(desk, options.stopsFillAtWorseOfLevelAndClose());
    this.entries = new Entries(desk, ledger, sizing, listener);
    this.rebalancer = new Rebalancer(allocation, portfolio, desk, entries, listener);
    this.coinCount = coins.size();
    this.sellsAtHardStop = options.sellsAtHardStop();
    this.rebalanceSeconds = allocation.rules().rebalanceInterval().toSeconds();
  }

  /** One step at the market's time and prices. */
  public void step(MarketStep step) {
    ledger.advanceTo(step.second());
    if (nextRebalance == NOT_STARTED) {
      nextRebalance = step.second() + rebalanceSeconds;
    }
    exits.raisePeaks(step);
    if (!stopped) {
      exits.atStep(step);
      allocate(step);
      entries.onSignals(step);
    }
    mark(step);
  }

  /**
   * Between two steps: raises peaks and makes the exits that price and time ask for; nothing else.
   */
  public void watch(MarketStep step) {
    ledger.advanceTo(step.second());
    exits.raisePeaks(step);
    if (!stopped) {
      exits.atStep(step);
    }
  }

  /**
   * Sells a coin's position because a person says so, also after a hard stop.
   *
   * @return whether there was a position and its market is there
   */
  public boolean sell(MarketStep step, int coin) {
    ledger.advanceTo(step.second());
    return exits.now(step, coin, Exits.MANUAL);
  }

  /**
   * Rebalances now; the next one is due an interval later.
   *
   * @return false if none may begin: after a hard stop, with an order under way, while entries are
   *     paused or a price is old
   */
  public boolean rebalance(MarketStep step) {
    ledger.advanceTo(step.second());
    if (stopped || !mayRebalance(step)) {
      return false;
    }
    nextRebalance = step.second() + rebalanceSeconds;
    rebalancer.rebalance(step);
    return true;
  }

  private boolean mayRebalance(MarketStep step) {
    if (desk.ordersUnderWay() > 0 || rebalancer.selling().isPresent()) {
      return false;
    }
    return !isBlocked(step, BlockReason.PAUSED)
        && !isBlocked(step, BlockReason.STALE_PRICE)
        && !isBlocked(step, BlockReason.OLD_LEDGER);
  }

  private boolean isBlocked(MarketStep step, BlockReason reason) {
    for (int coin = 0; coin < coinCount; coin++) {
      if (step.block(coin) == reason) {
        return true;
      }
    }
    return false;
  }

  /** Cash moves only while no order counts on it. */
  private void allocate(MarketStep step) {
    if (!isBlocked(step, BlockReason.STALE_PRICE)) {
      rebalancer.goOn(step, true);
    }
    if (desk.ordersUnderWay() > 0) {
      return;
    }
    if (rebalancer.skimAndCap(step)) {
      lastSkim = step.second();
    }
    if (step.second() >= nextRebalance && mayRebalance(step)) {
      nextRebalance = step.second() + rebalanceSeconds;
      rebalancer.rebalance(step);
    }
  }

  /**
   * Books what became of an order that was under way, also after a hard stop, and goes on with the
   * rebalance that waited for it.
   *
   * @param step the market as it was last seen
   * @throws IllegalArgumentException if no such order is under way
   */
  public void settle(MarketStep step, Settlement settlement) {
    ledger.advanceTo(settlement.second());
    desk.settle(step, settlement);
    if (!stopped && !isBlocked(step, BlockReason.STALE_PRICE)) {
      rebalancer.goOn(step, settlement.fill().isPresent());
    }
  }

  /**
   * Takes up an order that this ledger made, but does not know, because it is older than the order.
   *
   * @throws IllegalStateException if another order of the coin is under way
   */
  public void takeUp(Order order) {
    desk.takeUp(order);
  }

  /**
   * Books coins of a position that the account no longer has as sold at the step's price, so that
   * the limits see what they lost.
   *
   * @param quantity at most the position's
   */
  public void writeOff(MarketStep step, int coin, BigDecimal quantity) {
    ledger.advanceTo(step.second());
    desk.writeOff(coin, quantity, step, Exits.MANUAL);
  }

  /**
   * Buys the smallest amount of a coin, or sells it again, to show that orders work.
   *
   * @return why it is not done; null if the order is placed
   */
  public @Nullable String test(MarketStep step, int coin, Side side) {
    ledger.advanceTo(step.second());
    Position position = desk.position(coin);
    if (stopped) {
      return "the total loss limit was reached";
    }
    if (desk.isUnderWay(coin)) {
      return "an order of this coin is under way";
    }
    if (side == Side.SELL) {
      return exits.now(step, coin, Order.TEST) ? null : "there is nothing to sell, or no price";
    }
    return position == null ? entries.smallest(step, coin) : "a position is open";
  }

  /** What the candle that began with the step does to stops, targets and peaks. */
  public void withinCandle(MarketStep step, CandleRange candle) {
    if (!stopped) {
      exits.withinCandle(step, candle);
    }
  }

  /** Ends all trading if the step, with what happened within its candle, reached the limit. */
  public void endStep(MarketStep step) {
    if (!stopped && ledger.isTotalLossReached()) {
      stopped = true;
      if (sellsAtHardStop) {
        sellAll(step);
      }
      listener.hardStopped(step.second(), portfolio.mark(step.prices()));
    }
  }

  private void sellAll(MarketStep step) {
    for (int coin = 0; coin < coinCount; coin++) {
      exits.now(step, coin, Exits.HARD_STOP);
    }
  }

  /** Tells what the sleeves are worth at the market's prices. */
  public void mark(MarketStep step) {
    listener.marked(
        step.second(),
        portfolio.conservative().mark(step.prices()),
        portfolio.aggressive().mark(step.prices()));
  }

  /**
   * What forbids entries of a coin whatever its signal says: the market, a limit, missing candles.
   *
   * @return null if nothing does
   */
  public @Nullable BlockReason blockOf(int coin, MarketStep step) {
    return entries.standingBlock(coin, step);
  }

  public boolean isStopped() {
    return stopped;
  }

  /** What is to be remembered. */
  public EngineState state() {
    return new EngineState(
        portfolio.conservative().state(),
        portfolio.aggressive().state(),
        ledger.state(),
        optional(nextRebalance),
        optional(lastSkim),
        stopped,
        new OrderState(desk.orders(), desk.nextNumber(), rebalancer.selling()));
  }

  /** Goes on where a remembered engine ended. */
  public void restore(EngineState state) {
    portfolio.conservative().restore(state.conservative());
    portfolio.aggressive().restore(state.aggressive());
    ledger.restore(state.risk());
    nextRebalance = state.nextRebalanceSecond().orElse(NOT_STARTED);
    lastSkim = state.lastSkimSecond().orElse(NOT_STARTED);
    stopped = state.stopped();
    desk.restore(state.orders().underWay(), state.orders().next());
    rebalancer.restore(state.orders().rebalancing());
  }

  private static OptionalLong optional(long second) {
    return second == NOT_STARTED ? OptionalLong.empty() : OptionalLong.of(second);
  }
}
