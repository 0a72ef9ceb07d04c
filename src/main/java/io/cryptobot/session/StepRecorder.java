package io.cryptobot.session;

import io.cryptobot.engine.EngineListener;
import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.RebalanceOutcome;
import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.CsvText;
import io.cryptobot.journal.SignalLogFormat;
import io.cryptobot.journal.SignalLogFormat.Signal;
import io.cryptobot.journal.SnapshotLogFormat;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.orders.TradeNote;
import io.cryptobot.portfolio.Position;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.risk.SizeCaps;
import io.cryptobot.strategy.AggressiveStrategy;
import io.cryptobot.strategy.ConservativeStrategy;
import io.cryptobot.strategy.IndicatorColumns;
import io.cryptobot.strategy.IndicatorExit;
import io.cryptobot.strategy.Reading;
import io.cryptobot.strategy.Strategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns what the engine tells during a step into the rows that the step owes to the logs. */
final class StepRecorder implements EngineListener {
  private static final Reading UNKNOWN =
      new Reading(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private final TradingPlan plan;
  private final List<Coin> coins;
  private final List<CandleSeries> series;
  private final List<Strategy> strategies = new ArrayList<>();
  private final Supplier<EngineState> engine;
  private final String configHash;
  private final LongFunction<TradeNote> notes;
  private final Map<Integer, String> exitsTold = new HashMap<>();
  private @Nullable SizeCaps sized;
  private @Nullable Trade tradeOfSignal;
  private OptionalDouble value = OptionalDouble.empty();
  private StepRows rows = StepRows.none();
  private List<Trade> trades = new ArrayList<>();

  StepRecorder(
      TradingPlan plan,
      List<CandleSeries> series,
      List<IndicatorColumns> columns,
      Supplier<EngineState> engine,
      String configHash,
      LongFunction<TradeNote> notes) {
    this.plan = plan;
    this.notes = notes;
    this.coins = plan.coins();
    this.series = series;
    this.engine = engine;
    this.configHash = configHash;
    for (int coin = 0; coin < coins.size(); coin++) {
      IndicatorColumns own = columns.get(coin);
      strategies.add(
          sleeveOf(coin) == SleeveId.CONSERVATIVE
              ? new ConservativeStrategy(plan.conservative().parameters(), own)
              : new AggressiveStrategy(plan.aggressive().parameters(), own));
    }
  }

  private SleeveId sleeveOf(int coin) {
    return coin < plan.conservative().coins().size() ? SleeveId.CONSERVATIVE : SleeveId.AGGRESSIVE;
  }

  /** The rows since the last call. */
  StepRows take() {
    StepRows taken = rows;
    rows = StepRows.none();
    return taken;
  }

  /** The trades since the last call. */
  List<Trade> takeTrades() {
    List<Trade> taken = trades;
    trades = new ArrayList<>();
    return taken;
  }

  @Override
  public void sized(int coin, Supplier<SizeCaps> caps) {
    sized = caps.get();
    tradeOfSignal = null;
  }

  /** What both sleeves were worth when they were last marked, in US dollars. */
  OptionalDouble value() {
    return value;
  }

  /** Adds a row of a coin whose entries are forbidden from now on, or no longer (null). */
  void blockChanged(Instant time, int coin, double price, @Nullable BlockReason block) {
    rows.signals()
        .add(
            SignalLogFormat.row(
                time,
                sleeveOf(coin),
                coins.get(coin),
                Signal.HOLD,
                UNKNOWN,
                price,
                false,
                block == null ? CsvText.MISSING : block.label()));
  }

  @Override
  public void traded(Trade trade) {
    trades.add(trade);
    tradeOfSignal = trade;
    String version = plan.strategyVersion(trade.sleeve());
    TradeNote note = notes.apply(trade.order());
    rows.trades()
        .add(TradeLogFormat.row(trade, version, plan.phase(), note.milliseconds(), note.notes()));
    if (trade.side() == Side.SELL && !isIndicatorExit(trade)) {
      rows.signals()
          .add(
              SignalLogFormat.row(
                  trade.time(),
                  trade.sleeve(),
                  trade.coin(),
                  Signal.SELL,
                  UNKNOWN,
                  trade.signalPrice(),
                  true,
                  CsvText.MISSING));
    }
  }

  /** Those are told with their candle. */
  private boolean isIndicatorExit(Trade trade) {
    Strategy strategy = strategies.get(coins.indexOf(trade.coin()));
    for (IndicatorExit exit : IndicatorExit.values()) {
      if (strategy.exitReason(exit.bit()).equals(trade.reason())) {
        return true;
      }
    }
    return false;
  }

  /** A sale that fails is tried again at every look; it is told once. */
  @Override
  public void exiting(long second, int coin, Position position, double price, String reason) {
    String exit = position.openedSecond() + " " + reason;
    if (exit.equals(exitsTold.put(coin, exit))) {
      return;
    }
    Instant time = Instant.ofEpochSecond(second);
    rows.decisions()
        .add(
            new DecisionLine(time, sleeveOf(coin).label(), coins.get(coin).product())
                .exit(position, reason)
                .conditions(
                    strategies
                        .get(coin)
                        .exitConditions(
                            price,
                            position.entryPrice(),
                            position.peak(),
                            second - position.openedSecond()))
                .risk(engine.get().risk())
                .outcome(Signal.SELL.name(), price, CsvText.MISSING, configHash)
                .decision());
  }

  @Override
  public void judged(
      long second,
      int coin,
      int candle,
      double price,
      int buyTriggers,
      @Nullable BlockReason block) {
    Strategy strategy = strategies.get(coin);
    boolean buys = buyTriggers != Strategy.NONE;
    boolean sells = !buys && strategy.indicatorExits(candle) != Strategy.NONE;
    Signal signal = buys ? Signal.BUY : sells ? Signal.SELL : Signal.HOLD;
    String blocked = block == null ? CsvText.MISSING : block.label();
    rows.signals()
        .add(
            SignalLogFormat.row(
                Instant.ofEpochSecond(second),
                sleeveOf(coin),
                coins.get(coin),
                signal,
                strategy.reading(candle),
                price,
                signal != Signal.HOLD,
                blocked));
    Instant time = Instant.ofEpochSecond(second);
    rows.decisions()
        .add(
            new DecisionLine(time, sleeveOf(coin).label(), coins.get(coin).product())
                .candle(series.get(coin), candle)
                .conditions(strategy.conditions(candle))
                .risk(engine.get().risk())
                .sizing(sized)
                .trade(sized == null || block != null ? null : tradeOfSignal)
                .outcome(signal.name(), price, blocked, configHash)
                .decision());
    sized = null;
  }

  @Override
  public void entryBlocked(long second, Coin coin, BlockReason reason) {
    // Told with the signal's own row.
  }

  @Override
  public void transferred(long second, Transfer transfer) {
    rows.audits().add(TransferRow.of(second, transfer, engine.get()));
  }

  @Override
  public void rebalanced(long second, RebalanceOutcome outcome) {
    if (outcome != RebalanceOutcome.MOVED) {
      audit(second, Action.REBALANCE, outcome.explanation());
    }
  }

  private void audit(long second, Action action, String details) {
    rows.audits()
        .add(
            AuditLogFormat.row(
                Instant.ofEpochSecond(second),
                action.name(),
                AuditLogFormat.SYSTEM,
                details,
                CsvText.MISSING,
                CsvText.MISSING));
  }

  @Override
  public void hardStopped(long second, double portfolioValue) {
    audit(
        second,
        Action.HARD_STOP,
        "The total loss limit was reached at $" + CsvText.cents(portfolioValue));
  }

  @Override
  public void marked(long second, double conservativeValue, double aggressiveValue) {
    value = OptionalDouble.of(conservativeValue + aggressiveValue);
    EngineState now = engine.get();
    rows.snapshots()
        .add(
            SnapshotLogFormat.row(
                Instant.ofEpochSecond(second),
                conservativeValue,
                aggressiveValue,
                plan.capitalOf(SleeveId.CONSERVATIVE).doubleValue(),
                plan.capitalOf(SleeveId.AGGRESSIVE).doubleValue(),
                time(now.nextRebalanceSecond()).orElse(Instant.EPOCH),
                time(now.lastSkimSecond())));
  }

  private static Optional<Instant> time(OptionalLong second) {
    return second.isPresent()
        ? Optional.of(Instant.ofEpochSecond(second.getAsLong()))
        : Optional.empty();
  }
}
