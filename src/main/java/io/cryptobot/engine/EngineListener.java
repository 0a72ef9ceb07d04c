package io.cryptobot.engine;

import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;

/** Is told what the engine did, in the order in which it happened. Seconds are since the epoch. */
public interface EngineListener {

  /** An order was filled and booked. */
  void traded(Trade trade);

  /** An entry signal held, but no entry was made. */
  void entryBlocked(long second, Coin coin, BlockReason reason);

  /** Cash moved between the sleeves. */
  void transferred(long second, Transfer transfer);

  /** A rebalance was due; if it moved something, {@link #transferred} was told before. */
  void rebalanced(long second, RebalanceOutcome outcome);

  /** The total loss limit ended all trading, at the end of the step that reached it. */
  void hardStopped(long second, double portfolioValue);

  /** A step is done; the values are cash and positions of the sleeves in US dollars. */
  void marked(long second, double conservativeValue, double aggressiveValue);
}
