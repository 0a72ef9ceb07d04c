package io.cryptobot.engine;

import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Position;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.risk.SizeCaps;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Is told what the engine did, in the order in which it happened. Seconds are since the epoch. */
public interface EngineListener {

  /** An order was filled and booked. */
  void traded(Trade trade);

  /** An entry signal held, but no entry was made. */
  void entryBlocked(long second, Coin coin, BlockReason reason);

  /**
   * An entry was sized on a signal, before it is made or {@link #judged} tells that it is not. For
   * who explains sizes; others need not care.
   *
   * @param coin index in the portfolio
   * @param caps what bounds it; to be asked within this call
   */
  default void sized(int coin, Supplier<SizeCaps> caps) {}

  /**
   * A position is to be sold: an order is placed right after, and may fail or be repeated. For who
   * explains exits; others need not care.
   *
   * @param coin index in the portfolio
   * @param position as it stands, with its peak
   * @param price what the decision is made at, in US dollars
   * @param reason the {@code trigger_reason}
   */
  default void exiting(long second, int coin, Position position, double price, String reason) {}

  /**
   * A closed candle's entry signal was judged, whether it held or not. For who keeps a signal log;
   * others need not care.
   *
   * @param coin index in the portfolio
   * @param candle index in the coin's series
   * @param price what an entry would be made at now, in US dollars
   * @param buyTriggers those that held, by bit; 0 for none
   * @param block why there was no entry although a trigger held; null if none held or it was made
   */
  default void judged(
      long second,
      int coin,
      int candle,
      double price,
      int buyTriggers,
      @Nullable BlockReason block) {}

  /** Cash moved between the sleeves. */
  void transferred(long second, Transfer transfer);

  /** A rebalance was due; if it moved something, {@link #transferred} was told before. */
  void rebalanced(long second, RebalanceOutcome outcome);

  /** The total loss limit ended all trading, at the end of the step that reached it. */
  void hardStopped(long second, double portfolioValue);

  /** A step is done; the values are cash and positions of the sleeves in US dollars. */
  void marked(long second, double conservativeValue, double aggressiveValue);
}
