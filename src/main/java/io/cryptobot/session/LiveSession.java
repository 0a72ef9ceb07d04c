package io.cryptobot.session;

import io.cryptobot.engine.Alerts;
import io.cryptobot.engine.Engine;
import io.cryptobot.engine.EngineAssembly;
import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.MarketStep;
import io.cryptobot.engine.Order;
import io.cryptobot.engine.Trade;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.ErrorLogFormat;
import io.cryptobot.journal.ErrorLogFormat.Severity;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.orders.Ended;
import io.cryptobot.orders.OrderNote;
import io.cryptobot.orders.Trading;
import io.cryptobot.portfolio.PositionState;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.state.BotState;
import io.cryptobot.state.BotState.Switches;
import io.cryptobot.strategy.IndicatorColumns;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Trading on the market as it is now: each iteration is a step of the engine at the prices of the
 * moment, with the candles that have closed. Every candle's signals are judged once; every step is
 * kept before the next begins. Knows no clock and no network. Not thread-safe.
 */
public final class LiveSession {
  private static final Duration LOGS_MAY_WAIT = Duration.ofMinutes(15);
  private static final long ROWS_MAY_WAIT = 10_000;

  private final TradingPlan plan;
  private final SessionTerms terms;
  private final Trading trading;
  private final SessionMemory memory;
  private final SessionNotices notices;
  private final MarketView view;
  private final String ledgerId;
  private final SignalsDue signals = new SignalsDue();
  private final BlocksTold blocks;
  private final WeekCount week;
  private Switches switches;
  private Optional<Instant> lastStep;
  private StepRecorder recorder;
  private Engine engine;

  /**
   * A session that has no candles yet.
   *
   * @param remembered what an earlier start left, if one did
   */
  public LiveSession(
      TradingPlan plan,
      SessionTerms terms,
      Trading trading,
      SessionMemory memory,
      Alerts alerts,
      Optional<BotState> remembered) {
    this.plan = remembered.map(state -> plan.with(state.capital())).orElse(plan);
    this.terms = terms;
    this.trading = trading;
    this.memory = memory;
    this.notices = new SessionNotices(this.plan, alerts);
    this.view = new MarketView(this.plan, trading);
    this.ledgerId = remembered.map(BotState::ledgerId).orElseGet(LiveSession::freshId);
    this.switches = remembered.map(BotState::switches).orElse(Switches.NONE);
    this.lastStep = remembered.flatMap(BotState::lastStep);
    this.week = new WeekCount(remembered.flatMap(BotState::week));
    this.blocks = new BlocksTold(remembered.map(BotState::blocks).orElse(Map.of()));
    remembered.ifPresent(state -> signals.restore(state.lastJudged(), state.lastExitJudged()));
    List<IndicatorColumns> columns = view.candles().stream().map(IndicatorColumns::new).toList();
    this.recorder = recorder(columns);
    this.engine = engine(columns);
    remembered.ifPresent(state -> engine.restore(state.engine()));
    EngineState known = engine.state();
    long number =
        trading.begin(
            ledgerId,
            known,
            remembered.map(BotState::intents).orElse(List.of()),
            lastStep.orElse(null));
    engine.restore(known.with(known.orders().from(number)));
    if (remembered.isEmpty()) {
      // Before anything else tells that a bot has run here: a home without a state is a stop then.
      memory.close(state());
    }
  }

  private static String freshId() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  private StepRecorder recorder(List<IndicatorColumns> columns) {
    return new StepRecorder(
        plan,
        view.candles(),
        columns,
        () -> engine.state(),
        terms.environment(),
        terms.configHash(),
        trading);
  }

  private Engine engine(List<IndicatorColumns> columns) {
    return new EngineAssembly(plan)
        .engine(columns, terms.feeRate(), terms.options(), trading.exchange(), recorder);
  }

  /** Goes on with these candles, a series a coin in the portfolio's order. */
  public void candles(List<CandleSeries> now) {
    EngineState state = engine.state();
    view.candles(now);
    List<IndicatorColumns> columns = view.candles().stream().map(IndicatorColumns::new).toList();
    recorder = recorder(columns);
    engine = engine(columns);
    engine.restore(state);
  }

  /** The close of each coin's last candle, in US dollars; a coin without candles is absent. */
  public Map<Coin, Double> lastCloses() {
    return view.lastCloses();
  }

  /** The bids at which positions were last judged, in US dollars. */
  public Map<Coin, Double> lastBids() {
    return view.lastBids();
  }

  /** A whole step: exits, allocation, entries, snapshot. */
  public void iterate(Instant now, Map<Coin, JudgedPrice> read) {
    read(now, read);
    int without = switches.iterationsWithoutPrices();
    switches = switches.withoutPrices(read.isEmpty() ? without + 1 : 0);
    notices.iterationsWithoutPrices(without, switches.iterationsWithoutPrices(), now);
    checkStateOnDisk(now);
    EngineState before = engine.state();
    trading.look(now, before);
    MarketStep step = market(now, read);
    for (int coin = 0; coin < view.candles().size(); coin++) {
      judgeable(step, coin, now, read.get(plan.coins().get(coin)));
    }
    engine.step(step);
    noteBlocks(now, step);
    finish(step, now, before);
    rollWeek(now);
  }

  /** Between two steps: the exits that price and time ask for. */
  public void watch(Instant now, Map<Coin, JudgedPrice> read) {
    read(now, read);
    EngineState before = engine.state();
    MarketStep step = market(now, read);
    step.allJudged();
    engine.watch(step);
    if (!engine.state().equals(before)) {
      finish(step, now, before);
    }
  }

  /** Forbids or allows entries. */
  public String pause(Instant now, boolean isPaused) {
    boolean was = switches.entriesPaused();
    switches = switches.paused(isPaused);
    audit(
        now, isPaused ? Action.PAUSE : Action.UNPAUSE, "entries " + (isPaused ? "stop" : "go on"));
    keep(now);
    if (was == isPaused) {
      return isPaused ? "Entries were paused already." : "Entries were not paused.";
    }
    return isPaused ? "Entries are paused; exits go on." : "Entries are allowed again.";
  }

  /** Books what became of orders that were under way; to be called often. */
  public void settle(Instant now) {
    trading.tick();
    for (OrderNote note : trading.takeNotes()) {
      notices.order(note, now);
    }
    List<Order> unknown = trading.takeUnknown();
    List<Ended> ended = trading.takeEnded();
    if (unknown.isEmpty() && ended.isEmpty() && !trading.isToBeKept()) {
      return;
    }
    EngineState before = engine.state();
    MarketStep step = market(now, view.recentPrices(now));
    unknown.forEach(order -> guarded(now, order, () -> engine.takeUp(order)));
    for (Ended one : ended) {
      guarded(
          now,
          one.order(),
          () -> {
            engine.settle(step, one.settlement());
            trading.booked(one.order().number());
            note(one, now);
          });
    }
    finish(step, now, before);
  }

  /** What cannot be booked stays under way, so that its coin is left alone until a person looks. */
  private void guarded(Instant now, Order order, Runnable booking) {
    try {
      booking.run();
    } catch (IllegalStateException | IllegalArgumentException e) {
      notices.notBooked(order, e, now);
    }
  }

  private void note(Ended one, Instant now) {
    Order order = one.order();
    if (one.problem().isEmpty()) {
      return;
    }
    if (one.isRefused()) {
      int coin = plan.coins().indexOf(order.coin());
      recorder.blockChanged(now, coin, order.price(), BlockReason.NOT_CONFIRMED);
    } else {
      notices.notMade(one, now);
    }
  }

  /** Whether the exchange was asked for orders that the ledger does not know. */
  public boolean knowsItsOrders() {
    return trading.knowsItsOrders();
  }

  /** Whether no order is under way. */
  public boolean isIdle() {
    return trading.isIdle();
  }

  /** Whether a request of this id was carried out before. */
  public boolean isDone(String request) {
    return switches.doneRequests().contains(request);
  }

  /** Remembers that a request was taken up, before it is carried out: it is done at most once. */
  public void takeUp(Instant now, String request) {
    switches = switches.done(request);
    keep(now);
  }

  /** Remembers that the hard stop's flag was written. */
  public void lossFlagWritten(Instant now) {
    switches = switches.lossFlag(true);
    keep(now);
  }

  /** Adds a row to error_log.csv with the next step. */
  public void error(
      Instant now,
      ErrorLogFormat.Type type,
      Severity severity,
      String message,
      @Nullable Throwable cause,
      String recovery) {
    notices.error(now, type, severity, message, cause, recovery);
  }

  void audit(Instant now, Action action, String details) {
    notices.audit(now, action, details);
  }

  /** A step in which a person's action is done at these prices. */
  <T> T act(Instant now, Map<Coin, JudgedPrice> read, BiFunction<Engine, MarketStep, T> action) {
    EngineState before = engine.state();
    MarketStep step = market(now, read);
    T result = action.apply(engine, step);
    finish(step, now, before);
    return result;
  }

  private void read(Instant now, Map<Coin, JudgedPrice> read) {
    view.read(read);
    notices.unpriced(read.keySet(), positions().keySet(), now);
  }

  private MarketStep market(Instant now, Map<Coin, JudgedPrice> prices) {
    boolean isPaused = switches.entriesPaused() || logsWaitTooLong(now);
    return view.step(now, prices, isPaused, positions());
  }

  private boolean logsWaitTooLong(Instant now) {
    return notices
        .logsBlockedSince()
        .filter(
            since ->
                memory.rowsDue() > ROWS_MAY_WAIT
                    || Duration.between(since, now).compareTo(LOGS_MAY_WAIT) > 0)
        .isPresent();
  }

  private void judgeable(MarketStep step, int index, Instant now, @Nullable JudgedPrice price) {
    CandleSeries candles = view.candles().get(index);
    if (!view.isWarm(candles)) {
      step.judged(index, true, true);
      return;
    }
    Duration oldest =
        Objects.requireNonNull(terms.signalMaxAge().get(sleeveOf(candles.coin())), "sleeve");
    SignalsDue.Due due = signals.take(candles, now, price, oldest);
    step.judged(index, !due.isEntryDue(), !due.isExitDue());
  }

  private SleeveId sleeveOf(Coin coin) {
    return plan.conservative().coins().contains(coin) ? SleeveId.CONSERVATIVE : SleeveId.AGGRESSIVE;
  }

  private void finish(MarketStep step, Instant now, EngineState before) {
    engine.endStep(step);
    lastStep = Optional.of(now);
    for (Trade trade : recorder.takeTrades()) {
      notices.traded(trade, now);
      week.count(trade);
    }
    notices.limits(before, engine.state(), now);
    keep(now);
    notices.refusedLogs(memory.refused().keySet(), now);
  }

  private void keep(Instant now) {
    StepRows rows = recorder.take();
    notices.moveTo(rows);
    if (lastStep.isEmpty()) {
      lastStep = Optional.of(now);
    }
    trading.write(now, notices.limitsLeft(engine.state().risk()));
    try {
      memory.commit(state(), rows);
    } catch (SessionStoppedException e) {
      trading.sendNoted(ticket -> memory.noteIntent(ledgerId, ticket.order(), ticket.intent()));
      throw e;
    }
    trading.send();
  }

  /** Once a day, with the first step after UTC midnight. */
  private void checkStateOnDisk(Instant now) {
    boolean isNewDay = lastStep.filter(last -> day(last).isBefore(day(now))).isPresent();
    Optional<String> damage = isNewDay ? memory.damage() : Optional.empty();
    damage.ifPresent(text -> notices.damagedState(text, now));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /** A row of the signal log when entries of a coin are forbidden from outside, or no longer. */
  private void noteBlocks(Instant now, MarketStep step) {
    for (int i = 0; i < view.candles().size(); i++) {
      Coin coin = plan.coins().get(i);
      BlockReason block = engine.blockOf(i, step);
      if (blocks.isNews(coin, block)) {
        recorder.blockChanged(now, i, view.lastPrice(i, positions()), block);
      }
    }
  }

  private void rollWeek(Instant now) {
    if (week.isOf(now)) {
      return;
    }
    week.begin(now, recorder.value().orElse(0))
        .ifPresent(past -> notices.week(past, positions().size(), engine.state().risk(), now));
    keep(now);
  }

  /** The open positions, conservative first. */
  public Map<Coin, PositionState> positions() {
    return engine.state().positions();
  }

  TradingPlan plan() {
    return plan;
  }

  /** Whether its orders go to an exchange. */
  boolean isReal() {
    return trading.isReal();
  }

  public boolean isStopped() {
    return engine.isStopped();
  }

  /** Ends the session with everything written that can be. */
  public void close(Instant now) {
    keep(now);
    memory.close(state());
  }

  /** What is known now. */
  public BotState state() {
    return new BotState(
        ledgerId,
        terms.environment(),
        plan.phase(),
        plan.capital(),
        plan.coins(),
        engine.state(),
        lastStep,
        signals.entries(),
        signals.exits(),
        blocks.remembered(),
        week.counted(),
        switches,
        trading.intents(),
        terms.configHash());
  }
}
