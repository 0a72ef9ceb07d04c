package io.cryptobot.backtest;

import io.cryptobot.engine.EngineListener;
import io.cryptobot.engine.RebalanceOutcome;
import io.cryptobot.engine.Trade;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps every judgement and every trade of a run as a line that can be compared. */
final class LookaheadRecorder implements EngineListener {
  private final List<Coin> coins;
  private final List<Event> events = new ArrayList<>();

  private record Event(long second, boolean isSignal, String text) {}

  LookaheadRecorder(List<Coin> coins) {
    this.coins = coins;
  }

  /** The lines of what happened before a second, in order. */
  List<String> before(long second) {
    return events.stream().filter(event -> event.second() < second).map(Event::text).toList();
  }

  /** The seconds of steps in which a signal held or an indicator sold. */
  List<Long> signalSeconds() {
    return events.stream().filter(Event::isSignal).map(Event::second).distinct().toList();
  }

  @Override
  public void judged(
      long second,
      int coin,
      int candle,
      double price,
      int buyTriggers,
      @Nullable BlockReason block) {
    add(
        second,
        buyTriggers != 0,
        coins.get(coin)
            + " triggers "
            + buyTriggers
            + (block == null ? "" : ", blocked " + block.label()));
  }

  @Override
  public void traded(Trade trade) {
    boolean isIndicatorExit =
        trade.reason().startsWith("RSI>") || trade.reason().equals("EMA crossunder");
    add(
        trade.second(),
        isIndicatorExit,
        trade.coin()
            + " "
            + trade.side()
            + " at "
            + trade.fill().price().toPlainString()
            + ", "
            + trade.reason());
  }

  private void add(long second, boolean isSignal, String what) {
    events.add(new Event(second, isSignal, Instant.ofEpochSecond(second) + " " + what));
  }

  @Override
  public void entryBlocked(long second, Coin coin, BlockReason reason) {
    // Told with the judgement.
  }

  @Override
  public void transferred(long second, Transfer transfer) {
    add(second, false, transfer.toString());
  }

  @Override
  public void rebalanced(long second, RebalanceOutcome outcome) {
    add(second, false, "rebalance " + outcome);
  }

  @Override
  public void hardStopped(long second, double portfolioValue) {
    add(second, false, "hard stop at " + portfolioValue);
  }

  @Override
  public void marked(long second, double conservativeValue, double aggressiveValue) {
    // What the sleeves are worth decides nothing that is not told.
  }
}
