package io.cryptobot.session;

import io.cryptobot.engine.Alert;
import io.cryptobot.engine.Alerts;
import io.cryptobot.engine.Engine;
import io.cryptobot.engine.EngineAssembly;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.MarketStep;
import io.cryptobot.engine.Order;
import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.exchange.Balance;
import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.CsvText;
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
import io.cryptobot.risk.RiskLimits;
import io.cryptobot.risk.RiskState;
import io.cryptobot.session.JudgedPrice.Trust;
import io.cryptobot.state.BotState;
import io.cryptobot.state.BotState.Switches;
import io.cryptobot.strategy.IndicatorColumns;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Trading on the market as it is now: each iteration is a step of the engine at the prices of the
 * moment, with the candles that have closed. Every candle's signals are judged once; every step is
 * kept before the next begins. Knows no clock and no network. Not thread-safe.
 */
public final class LiveSession {
  private static final Duration LOGS_MAY_WAIT = Duration.ofMinutes(15);
  private static final long ROWS_MAY_WAIT = 10_000;
  private static final Duration WITHOUT_PRICE = Duration.ofSeconds(60);

  /** A critical alert is always sent, so that what lasts must not be one every 15 seconds. */
  private static final Duration TELL_AGAIN = Duration.ofMinutes(15);

  private static final int ITERATIONS_UNTIL_DOWN = 3;
  private static final double WIDEST_SPREAD = 0.01;
  private static final double SLIPPAGE_THAT_HURTS_PERCENT = 1;

  private final TradingPlan plan;
  private final Terms terms;
  private final Trading trading;
  private final SessionMemory memory;
  private final Alerts alerts;
  private final String ledgerId;
  private final SignalsDue signals = new SignalsDue();
  private final Map<Coin, Double> lastPrices = new HashMap<>();
  private final Map<Coin, Instant> lastPriceTimes = new HashMap<>();
  private final Map<Coin, Instant> unpricedTold = new HashMap<>();
  private final Map<Coin, Problem> problems = new HashMap<>();
  private final Map<Coin, String> blocks = new HashMap<>();
  private final StepRows more = StepRows.none();
  private final WeekCount week;
  private Switches switches;
  private Optional<Instant> lastStep;
  private List<CandleSeries> series = List.of();
  private @Nullable Instant logsBlockedSince;
  private final Map<Coin, JudgedPrice> prices = new HashMap<>();
  private StepRecorder recorder;
  private Engine engine;

  /**
   * By what a session trades, beside the plan.
   *
   * @param environment paper, live, ...
   * @param feeRate what sizing leaves room for
   * @param signalMaxAge how old a signal may be, from its candle's close, by sleeve
   * @param options what the phase leaves open
   * @param configHash of the configuration
   */
  public record Terms(
      String environment,
      BigDecimal feeRate,
      EngineOptions options,
      Map<SleeveId, Duration> signalMaxAge,
      String configHash) {}

  /** What was last told of a coin's orders. */
  private record Problem(String text, Instant at) {}

  /**
   * A session that has no candles yet.
   *
   * @param remembered what an earlier start left, if one did
   */
  public LiveSession(
      TradingPlan plan,
      Terms terms,
      Trading trading,
      SessionMemory memory,
      Alerts alerts,
      Optional<BotState> remembered) {
    this.plan = remembered.map(state -> plan.with(state.capital())).orElse(plan);
    this.terms = terms;
    this.trading = trading;
    this.memory = memory;
    this.alerts = alerts;
    this.ledgerId = remembered.map(BotState::ledgerId).orElseGet(LiveSession::freshId);
    this.switches = remembered.map(BotState::switches).orElse(Switches.NONE);
    this.lastStep = remembered.flatMap(BotState::lastStep);
    this.week = new WeekCount(remembered.flatMap(BotState::week));
    remembered.ifPresent(
        state -> {
          signals.restore(state.lastJudged(), state.lastExitJudged());
          blocks.putAll(state.blocks());
        });
    List<CandleSeries> none =
        plan.coins().stream()
            .map(coin -> CandleSeries.builder(coin, plan.timeframe()).build())
            .toList();
    this.series = none;
    List<IndicatorColumns> columns = none.stream().map(IndicatorColumns::new).toList();
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
        series,
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
    series = List.copyOf(now);
    List<IndicatorColumns> columns = series.stream().map(IndicatorColumns::new).toList();
    recorder = recorder(columns);
    engine = engine(columns);
    engine.restore(state);
  }

  /** The close of each coin's last candle, in US dollars; a coin without candles is absent. */
  public Map<Coin, Double> lastCloses() {
    Map<Coin, Double> closes = new HashMap<>();
    for (CandleSeries one : series) {
      if (!one.isEmpty()) {
        closes.put(one.coin(), one.close()[one.size() - 1]);
      }
    }
    return closes;
  }

  /** The bids at which positions were last judged, in US dollars. */
  public Map<Coin, Double> lastBids() {
    return Map.copyOf(lastPrices);
  }

  /** A whole step: exits, allocation, entries, snapshot. */
  public void iterate(Instant now, Map<Coin, JudgedPrice> read) {
    prices.putAll(read);
    noteUnpricedPositions(now, read);
    noteOutage(now, read);
    checkStateOnDisk(now);
    EngineState before = engine.state();
    trading.look(now, before);
    MarketStep step = market(now, read);
    for (int coin = 0; coin < series.size(); coin++) {
      judgeable(step, coin, now, read.get(plan.coins().get(coin)));
    }
    engine.step(step);
    noteBlocks(now, step);
    finish(step, now, before);
    rollWeek(now);
  }

  /** Between two steps: the exits that price and time ask for. */
  public void watch(Instant now, Map<Coin, JudgedPrice> read) {
    prices.putAll(read);
    noteUnpricedPositions(now, read);
    EngineState before = engine.state();
    MarketStep step = market(now, read);
    for (int coin = 0; coin < series.size(); coin++) {
      step.judged(coin, true, true);
    }
    engine.watch(step);
    if (!engine.state().equals(before)) {
      finish(step, now, before);
    }
  }

  /**
   * Sells positions because a person says so.
   *
   * @param wanted one coin, or empty for all
   * @return a sentence that says what was done
   */
  public String sell(Instant now, Map<Coin, JudgedPrice> prices, Optional<Coin> wanted) {
    EngineState before = engine.state();
    MarketStep step = market(now, prices);
    List<String> sold = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Coin coin : positions().keySet()) {
      if (wanted.isEmpty() || wanted.get().equals(coin)) {
        boolean isSold = engine.sell(step, plan.coins().indexOf(coin));
        (isSold ? sold : kept).add(coin.product());
      }
    }
    String done = trading.isReal() ? "ordered the sale of " : "sold ";
    audit(now, Action.MANUAL_SELL, done + sold + ", not sold " + kept);
    finish(step, now, before);
    if (sold.isEmpty() && kept.isEmpty()) {
      return "There is no such position: nothing was sold.";
    }
    String verb = trading.isReal() ? "The sale is ordered of " : "Sold ";
    return (sold.isEmpty() ? "Nothing was sold." : verb + String.join(", ", sold) + ".")
        + (kept.isEmpty()
            ? ""
            : " Not sold, because there is no price for it now, or an order of it is under way: "
                + String.join(", ", kept)
                + ".");
  }

  /** Rebalances because a person says so. */
  public String rebalance(Instant now, Map<Coin, JudgedPrice> prices) {
    EngineState before = engine.state();
    MarketStep step = market(now, prices);
    for (int coin = 0; coin < series.size(); coin++) {
      step.judged(coin, true, true);
    }
    audit(now, Action.MANUAL_REBALANCE, "a rebalance was asked for");
    boolean isBegun = engine.rebalance(step);
    finish(step, now, before);
    if (!isBegun) {
      return "No rebalance is begun while entries are paused, a price is old, an order is under way"
          + " or after the hard stop. Try again later.";
    }
    return trading.isReal()
        ? "The rebalance is begun; its orders and what it moves stand in the logs."
        : "The rebalance is done; what it moved stands in audit_log.csv.";
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
      tell(note, now);
    }
    List<Order> unknown = trading.takeUnknown();
    List<Ended> ended = trading.takeEnded();
    if (unknown.isEmpty() && ended.isEmpty() && !trading.isToBeKept()) {
      return;
    }
    EngineState before = engine.state();
    MarketStep step = market(now, recentPrices(now));
    unknown.forEach(order -> guarded(now, order, () -> engine.takeUp(order)));
    for (Ended one : ended) {
      guarded(
          now,
          one.order(),
          () -> {
            engine.settle(step, one.settlement());
            trading.booked(one.order().number());
            noteProblem(now, one);
          });
    }
    finish(step, now, before);
  }

  /** What cannot be booked stays under way, so that its coin is left alone until a person looks. */
  private void guarded(Instant now, Order order, Runnable booking) {
    try {
      booking.run();
    } catch (IllegalStateException | IllegalArgumentException e) {
      String text =
          "Order "
              + order.number()
              + " of "
              + order.coin()
              + " cannot be booked ("
              + e.getMessage()
              + "); the coin is not traded until the bot is started again with what it holds put"
              + " right.";
      alert(Alert.Kind.ORDER_UNRESOLVED, Optional.of(order.coin()), text, now);
      error(now, ErrorLogFormat.Type.STATE_ERROR, Severity.CRITICAL, text, e, "left it under way");
    }
  }

  private Map<Coin, JudgedPrice> recentPrices(Instant now) {
    Map<Coin, JudgedPrice> recent = new HashMap<>();
    prices.forEach(
        (coin, price) -> {
          if (Duration.between(price.quote().time(), now).compareTo(WITHOUT_PRICE) <= 0) {
            recent.put(coin, price);
          }
        });
    return recent;
  }

  private void tell(OrderNote note, Instant now) {
    Severity severity = note.isCritical() ? Severity.CRITICAL : Severity.WARNING;
    error(now, ErrorLogFormat.Type.API_ERROR, severity, note.text(), null, "went on reading");
    if (note.isCritical()) {
      alert(Alert.Kind.ORDER_UNRESOLVED, note.coin(), note.text(), now);
    }
  }

  private void noteProblem(Instant now, Ended one) {
    if (one.problem().isEmpty()) {
      return;
    }
    Order order = one.order();
    String text =
        (order.isBuy() ? "The buy of " : "The sale of ")
            + order.coin()
            + " ("
            + order.reason()
            + ") was not made: "
            + one.problem()
            + ".";
    if (one.isRefused()) {
      recorder.blockChanged(
          now, plan.coins().indexOf(order.coin()), order.price(), BlockReason.NOT_CONFIRMED);
      return;
    }
    Problem last = problems.get(order.coin());
    boolean isNew =
        last == null
            || !last.text().equals(text)
            || Duration.between(last.at(), now).compareTo(TELL_AGAIN) >= 0;
    if (isNew) {
      problems.put(order.coin(), new Problem(text, now));
      error(
          now,
          ErrorLogFormat.Type.API_ERROR,
          order.isBuy() ? Severity.WARNING : Severity.ERROR,
          text,
          null,
          order.isBuy() ? "skipped trade" : "tried again until it is sold");
      if (!order.isBuy()) {
        alert(Alert.Kind.EXIT_FAILED, Optional.of(order.coin()), text, now);
      }
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

  /**
   * Places the smallest buy of a coin, or sells it again, to show that orders work.
   *
   * @return why it is not done; empty if the order is placed
   */
  public Optional<String> test(Instant now, Map<Coin, JudgedPrice> read, Coin coin, Side side) {
    EngineState before = engine.state();
    MarketStep step = market(now, read);
    Optional<String> refusal =
        Optional.ofNullable(engine.test(step, plan.coins().indexOf(coin), side));
    finish(step, now, before);
    return refusal;
  }

  /**
   * Books as sold what the account no longer has of the positions, at the prices of the moment.
   *
   * @return a sentence that says what was booked
   */
  public String adopt(Instant now, Map<Coin, JudgedPrice> read, Map<String, Balance> balances) {
    EngineState before = engine.state();
    MarketStep step = market(now, read);
    List<String> adopted = new ArrayList<>();
    positions()
        .forEach(
            (coin, position) -> {
              BigDecimal there = balances.getOrDefault(coin.symbol(), Balance.NONE).total();
              BigDecimal gone = position.quantity().subtract(there);
              if (gone.signum() > 0) {
                engine.writeOff(step, plan.coins().indexOf(coin), gone);
                adopted.add(gone.toPlainString() + " " + coin.symbol());
              }
            });
    if (adopted.isEmpty()) {
      return "The account has all that the ledger says: nothing was adopted.";
    }
    String text = String.join(", ", adopted) + " not in the account: booked as sold";
    audit(now, Action.ADOPT_BALANCES, text);
    finish(step, now, before);
    return text + ".";
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
    more.errors().add(ErrorLogFormat.row(now, type, severity, message, cause, recovery));
  }

  private void audit(Instant now, Action action, String details) {
    more.audits()
        .add(AuditLogFormat.row(now, action.name(), AuditLogFormat.SYSTEM, details, "", ""));
  }

  private MarketStep market(Instant now, Map<Coin, JudgedPrice> prices) {
    MarketStep step = MarketStep.ofQuotes(series.size());
    step.moveTo(now.getEpochSecond());
    for (int i = 0; i < series.size(); i++) {
      Coin coin = plan.coins().get(i);
      CandleSeries candles = series.get(i);
      int closed =
          candles.size() >= plan.warmUpCandles() ? candles.size() - 1 : MarketStep.NO_CANDLE;
      JudgedPrice price = prices.get(coin);
      if (price == null || price.trust() == Trust.UNCONFIRMED) {
        double last = lastPrice(i);
        step.quote(i, last, false, closed);
        step.ask(i, last);
      } else {
        step.quote(i, price.quote().bid(), true, closed);
        step.ask(i, price.quote().ask());
        lastPrices.put(coin, price.quote().bid());
      }
      step.block(i, block(coin, price, now));
    }
    return step;
  }

  private double lastPrice(int index) {
    Coin coin = plan.coins().get(index);
    CandleSeries candles = series.get(index);
    PositionState position = positions().get(coin);
    double fallback =
        !candles.isEmpty()
            ? candles.close()[candles.size() - 1]
            : position == null ? 1 : position.entryPrice();
    return lastPrices.getOrDefault(coin, fallback);
  }

  /** The first that holds, in the order of the reasons. */
  private @Nullable BlockReason block(Coin coin, @Nullable JudgedPrice price, Instant now) {
    if (switches.entriesPaused() || logsWaitTooLong(now)) {
      return BlockReason.PAUSED;
    }
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

  private boolean logsWaitTooLong(Instant now) {
    Instant since = logsBlockedSince;
    return since != null
        && (memory.rowsDue() > ROWS_MAY_WAIT
            || Duration.between(since, now).compareTo(LOGS_MAY_WAIT) > 0);
  }

  private void judgeable(MarketStep step, int index, Instant now, @Nullable JudgedPrice price) {
    CandleSeries candles = series.get(index);
    if (candles.size() < plan.warmUpCandles()) {
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
      alert(Alert.Kind.TRADE, Optional.of(trade.coin()), text(trade), now);
      noteSlippage(trade, now);
      week.count(trade);
    }
    boolean wasReached = isDailyLimitReached(before);
    if (isDailyLimitReached(engine.state()) && !wasReached) {
      String text =
          "Daily loss limit reached: $"
              + CsvText.cents(engine.state().risk().dailyLoss().doubleValue())
              + " / $"
              + plan.limits().maxDailyLoss().toPlainString()
              + " max - no entries until UTC midnight.";
      alert(Alert.Kind.DAILY_LIMIT, Optional.empty(), text, now);
    }
    if (isTotalBudgetSpent(engine.state()) && !isTotalBudgetSpent(before)) {
      String text =
          "What is left of the total loss limit is less than the smallest order: no entry will be"
              + " made any more, unless the limit in deployment.json is raised or the losses are"
              + " accepted and a new portfolio is begun.";
      alert(Alert.Kind.LOSS_BUDGET_SPENT, Optional.empty(), text, now);
    }
    keep(now);
    noteRefusedLogs(now);
  }

  private void noteSlippage(Trade trade, Instant now) {
    double worse = trade.slippagePercent() * (trade.side() == Side.BUY ? 1 : -1);
    if (worse > SLIPPAGE_THAT_HURTS_PERCENT) {
      String text =
          String.format(
              Locale.ROOT,
              "%s of %s at $%s was %.2f %% worse than the price of the decision, $%s.",
              trade.side() == Side.BUY ? "The buy" : "The sale",
              trade.coin(),
              CsvText.of(trade.fill().price()),
              worse,
              CsvText.of(BigDecimal.valueOf(trade.signalPrice())));
      alert(Alert.Kind.SLIPPAGE, Optional.of(trade.coin()), text, now);
    }
  }

  /** Sizes shrink with the budget, so that the limit itself is hardly ever reached. */
  private boolean isTotalBudgetSpent(EngineState state) {
    RiskLimits limits = plan.limits();
    BigDecimal left = limits.maxTotalLoss().subtract(state.risk().totalLoss());
    return limits.lossLimited() && left.compareTo(limits.minimumOrder()) < 0;
  }

  private boolean isDailyLimitReached(EngineState state) {
    return state.risk().dailyLoss().compareTo(plan.limits().maxDailyLoss()) >= 0;
  }

  private static String text(Trade trade) {
    return (trade.side() == Side.BUY ? "Bought " : "Sold ")
        + CsvText.of(trade.fill().quantity())
        + " "
        + trade.coin()
        + " at $"
        + CsvText.of(trade.fill().price())
        + " ("
        + trade.reason()
        + (trade.side() == Side.SELL
            ? ", " + CsvText.cents(trade.profitOrLoss().doubleValue()) + " USD"
            : "")
        + ").";
  }

  private void alert(Alert.Kind kind, Optional<Coin> coin, String text, Instant now) {
    alerts.raise(new Alert(kind, coin, text, now));
  }

  private void keep(Instant now) {
    StepRows rows = recorder.take();
    rows.addAll(more);
    more.clear();
    if (lastStep.isEmpty()) {
      lastStep = Optional.of(now);
    }
    trading.write(now, limitsLeft());
    try {
      memory.commit(state(), rows);
    } catch (SessionStoppedException e) {
      trading.sendNoted(ticket -> memory.noteIntent(ledgerId, ticket.order(), ticket.intent()));
      throw e;
    }
    trading.send();
  }

  private String limitsLeft() {
    RiskLimits limits = plan.limits();
    RiskState risk = engine.state().risk();
    return "Left: $"
        + CsvText.cents(limits.maxDailyLoss().subtract(risk.dailyLoss()).doubleValue())
        + " of losses today, $"
        + CsvText.cents(limits.maxTotalLoss().subtract(risk.totalLoss()).doubleValue())
        + " in all, "
        + (limits.maxTradesPerDay() - risk.tradesToday())
        + " trades today.";
  }

  private void noteRefusedLogs(Instant now) {
    if (memory.refused().isEmpty()) {
      logsBlockedSince = null;
      return;
    }
    if (logsBlockedSince == null) {
      logsBlockedSince = now;
      String text =
          "Cannot write "
              + String.join(", ", memory.refused().keySet())
              + ": another program, such as Excel, has it open, or the disk refuses. The rows wait"
              + " in the state and are written later; after 15 minutes no entries are made.";
      alert(Alert.Kind.LOG_BLOCKED, Optional.empty(), text, now);
      error(
          now,
          ErrorLogFormat.Type.FILE_ERROR,
          Severity.WARNING,
          text,
          null,
          "rows wait in the state");
    }
  }

  /** Once a day, with the first step after UTC midnight. */
  private void checkStateOnDisk(Instant now) {
    boolean isNewDay = lastStep.filter(last -> day(last).isBefore(day(now))).isPresent();
    Optional<String> damage = isNewDay ? memory.damage() : Optional.empty();
    if (damage.isPresent()) {
      String text =
          damage.get()
              + " The bot has the state in its memory, trades on and writes the file anew. Find out"
              + " what touches the data folder.";
      alert(Alert.Kind.STATE_DAMAGED, Optional.empty(), text, now);
      error(now, ErrorLogFormat.Type.STATE_ERROR, Severity.CRITICAL, text, null, "written anew");
    }
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /** A row of the signal log when entries of a coin are forbidden from outside, or no longer. */
  private void noteBlocks(Instant now, MarketStep step) {
    for (int i = 0; i < series.size(); i++) {
      Coin coin = plan.coins().get(i);
      BlockReason block = engine.blockOf(i, step);
      String label = block == null ? "" : block.label();
      if (!label.equals(blocks.getOrDefault(coin, ""))) {
        recorder.blockChanged(now, i, lastPrice(i), block);
        if (block == null) {
          blocks.remove(coin);
        } else {
          blocks.put(coin, label);
        }
      }
    }
  }

  private void rollWeek(Instant now) {
    if (week.isOf(now)) {
      return;
    }
    week.begin(now, recorder.value().orElse(0))
        .map(past -> past + standing())
        .ifPresent(text -> alert(Alert.Kind.WEEKLY_SUMMARY, Optional.empty(), text, now));
    keep(now);
  }

  private String standing() {
    return "; open positions: "
        + positions().size()
        + "; losses counted: $"
        + CsvText.cents(engine.state().risk().totalLoss().doubleValue())
        + " of $"
        + plan.limits().maxTotalLoss().toPlainString()
        + ".";
  }

  private void noteUnpricedPositions(Instant now, Map<Coin, JudgedPrice> prices) {
    prices.keySet().forEach(coin -> lastPriceTimes.put(coin, now));
    for (Coin coin : positions().keySet()) {
      Instant last = lastPriceTimes.computeIfAbsent(coin, c -> now);
      boolean isLate =
          !prices.containsKey(coin) && Duration.between(last, now).compareTo(WITHOUT_PRICE) >= 0;
      Instant told = unpricedTold.get(coin);
      boolean isNew =
          told == null
              || told.isBefore(last)
              || Duration.between(told, now).compareTo(TELL_AGAIN) >= 0;
      if (isLate && isNew) {
        unpricedTold.put(coin, now);
        alert(
            Alert.Kind.NO_PRICE,
            Optional.of(coin),
            "There is no price of " + coin + " since " + last + ", and a position is open.",
            now);
      }
    }
  }

  private void noteOutage(Instant now, Map<Coin, JudgedPrice> prices) {
    int before = switches.iterationsWithoutPrices();
    switches = switches.withoutPrices(prices.isEmpty() ? before + 1 : 0);
    if (switches.iterationsWithoutPrices() == ITERATIONS_UNTIL_DOWN) {
      alert(
          Alert.Kind.API_DOWN,
          Optional.empty(),
          "No feed has given a price for " + ITERATIONS_UNTIL_DOWN + " iterations.",
          now);
    } else if (before >= ITERATIONS_UNTIL_DOWN && !prices.isEmpty()) {
      alert(Alert.Kind.API_BACK, Optional.empty(), "The feeds give prices again.", now);
    }
  }

  /** The open positions, conservative first. */
  public Map<Coin, PositionState> positions() {
    EngineState state = engine.state();
    Map<Coin, PositionState> all = new LinkedHashMap<>(state.conservative().positions());
    all.putAll(state.aggressive().positions());
    return all;
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
        blocks,
        week.counted(),
        switches,
        trading.intents(),
        terms.configHash());
  }
}
