package io.cryptobot.engine;

import io.cryptobot.portfolio.Allocation;
import io.cryptobot.portfolio.Portfolio;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.risk.PositionSizing;
import io.cryptobot.risk.RiskLedger;
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
    TradeDesk desk = new TradeDesk(coins, portfolio, ledger, exchange, listener);
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

  /** Rebalances now; the next one is due an interval later. */
  public void rebalance(MarketStep step) {
    ledger.advanceTo(step.second());
    if (!stopped) {
      nextRebalance = step.second() + rebalanceSeconds;
      rebalancer.rebalance(step);
    }
  }

  private void allocate(MarketStep step) {
    if (rebalancer.skimAndCap(step)) {
      lastSkim = step.second();
    }
    if (step.second() >= nextRebalance) {
      nextRebalance = step.second() + rebalanceSeconds;
      rebalancer.rebalance(step);
    }
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
        stopped);
  }

  /** Goes on where a remembered engine ended. */
  public void restore(EngineState state) {
    portfolio.conservative().restore(state.conservative());
    portfolio.aggressive().restore(state.aggressive());
    ledger.restore(state.risk());
    nextRebalance = state.nextRebalanceSecond().orElse(NOT_STARTED);
    lastSkim = state.lastSkimSecond().orElse(NOT_STARTED);
    stopped = state.stopped();
  }

  private static OptionalLong optional(long second) {
    return second == NOT_STARTED ? OptionalLong.empty() : OptionalLong.of(second);
  }
}
