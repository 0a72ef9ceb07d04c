package io.cryptobot.session;

import io.cryptobot.engine.Alert;
import io.cryptobot.engine.Alerts;
import io.cryptobot.engine.Engine;
import io.cryptobot.engine.EngineAssembly;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.Exchange;
import io.cryptobot.engine.MarketStep;
import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.journal.AuditLogFormat;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.CsvText;
import io.cryptobot.journal.ErrorLogFormat;
import io.cryptobot.journal.ErrorLogFormat.Severity;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.PositionState;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.risk.RiskLimits;
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
import java.util.Map;
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

  private final TradingPlan plan;
  private final Terms terms;
  private final Exchange exchange;
  private final SessionMemory memory;
  private final Alerts alerts;
  private final String ledgerId;
  private final Map<Coin, Instant> lastJudged = new HashMap<>();
  private final Map<Coin, Instant> lastExitJudged = new HashMap<>();
  private final Map<Coin, Withheld> withheld = new HashMap<>();
  private final Map<Coin, Double> lastPrices = new HashMap<>();
  private final Map<Coin, Instant> lastPriceTimes = new HashMap<>();
  private final Map<Coin, Instant> unpricedTold = new HashMap<>();
  private final Map<Coin, String> blocks = new HashMap<>();
  private final StepRows more = StepRows.none();
  private final WeekCount week;
  private Switches switches;
  private Optional<Instant> lastStep;
  private List<CandleSeries> series = List.of();
  private @Nullable Instant logsBlockedSince;
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

  /** A signal that waits for a price to be trusted. */
  private record Withheld(Instant candle, BlockReason reason) {}

  /**
   * A session that has no candles yet.
   *
   * @param remembered what an earlier start left, if one did
   */
  public LiveSession(
      TradingPlan plan,
      Terms terms,
      Exchange exchange,
      SessionMemory memory,
      Alerts alerts,
      Optional<BotState> remembered) {
    this.plan = plan;
    this.terms = terms;
    this.exchange = exchange;
    this.memory = memory;
    this.alerts = alerts;
    this.ledgerId = remembered.map(BotState::ledgerId).orElseGet(LiveSession::freshId);
    this.switches = remembered.map(BotState::switches).orElse(Switches.NONE);
    this.lastStep = remembered.flatMap(BotState::lastStep);
    this.week = new WeekCount(remembered.flatMap(BotState::week));
    remembered.ifPresent(
        state -> {
          lastJudged.putAll(state.lastJudged());
          lastExitJudged.putAll(state.lastExitJudged());
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
    if (remembered.isPresent()) {
      engine.restore(remembered.get().engine());
    } else {
      // Before anything else tells that a bot has run here: a home without a state is a stop then.
      memory.close(state());
    }
  }

  private static String freshId() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  private StepRecorder recorder(List<IndicatorColumns> columns) {
    return new StepRecorder(plan, series, columns, () -> engine.state(), terms.configHash());
  }

  private Engine engine(List<IndicatorColumns> columns) {
    return new EngineAssembly(plan)
        .engine(columns, terms.feeRate(), terms.options(), exchange, recorder);
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
  public void iterate(Instant now, Map<Coin, JudgedPrice> prices) {
    noteUnpricedPositions(now, prices);
    noteOutage(now, prices);
    checkStateOnDisk(now);
    EngineState before = engine.state();
    MarketStep step = market(now, prices);
    for (int coin = 0; coin < series.size(); coin++) {
      judgeable(step, coin, now, prices.get(plan.coins().get(coin)));
    }
    engine.step(step);
    noteBlocks(now, step);
    finish(step, now, before);
    rollWeek(now);
  }

  /** Between two steps: the exits that price and time ask for. */
  public void watch(Instant now, Map<Coin, JudgedPrice> prices) {
    noteUnpricedPositions(now, prices);
    EngineState before = engine.state();
    MarketStep step = market(now, prices);
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
    audit(now, Action.MANUAL_SELL, "sold " + sold + ", not sold " + kept);
    finish(step, now, before);
    if (sold.isEmpty() && kept.isEmpty()) {
      return "There is no such position: nothing was sold.";
    }
    return (sold.isEmpty() ? "Nothing was sold." : "Sold " + String.join(", ", sold) + ".")
        + (kept.isEmpty()
            ? ""
            : " Not sold, because there is no price for it now: " + String.join(", ", kept) + ".");
  }

  /** Rebalances because a person says so. */
  public String rebalance(Instant now, Map<Coin, JudgedPrice> prices) {
    EngineState before = engine.state();
    MarketStep step = market(now, prices);
    for (int coin = 0; coin < series.size(); coin++) {
      step.judged(coin, true, true);
    }
    audit(now, Action.MANUAL_REBALANCE, "a rebalance was asked for");
    engine.rebalance(step);
    finish(step, now, before);
    return "The rebalance is done; what it moved stands in audit_log.csv.";
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
      step.block(i, block(price, now));
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

  private @Nullable BlockReason block(@Nullable JudgedPrice price, Instant now) {
    if (switches.entriesPaused() || logsWaitTooLong(now)) {
      return BlockReason.PAUSED;
    }
    if (price == null || price.trust() == Trust.STALE) {
      return BlockReason.STALE_PRICE;
    }
    return price.trust() == Trust.SOUND ? null : BlockReason.PRICE_OUTLIER;
  }

  private boolean logsWaitTooLong(Instant now) {
    Instant since = logsBlockedSince;
    return since != null
        && (memory.rowsDue() > ROWS_MAY_WAIT
            || Duration.between(since, now).compareTo(LOGS_MAY_WAIT) > 0);
  }

  /** Which of a coin's signals this step judges: each candle's once, none that is too old. */
  private void judgeable(MarketStep step, int index, Instant now, @Nullable JudgedPrice price) {
    CandleSeries candles = series.get(index);
    if (candles.size() < plan.warmUpCandles()) {
      step.judged(index, true, true);
      return;
    }
    Coin coin = candles.coin();
    Instant candle = candles.openTime(candles.size() - 1);
    boolean exitSpent = !isLater(candle, lastExitJudged.get(coin));
    lastExitJudged.merge(coin, candle, LiveSession::later);
    step.judged(index, !isEntryDue(coin, candle, now, price), exitSpent);
  }

  private boolean isEntryDue(Coin coin, Instant candle, Instant now, @Nullable JudgedPrice price) {
    if (!isLater(candle, lastJudged.get(coin))) {
      return false;
    }
    Duration age = Duration.between(candle.plus(plan.timeframe().duration()), now);
    boolean isTooOld = age.compareTo(terms.signalMaxAge().get(sleeveOf(coin))) > 0;
    if (isTooOld) {
      lastJudged.put(coin, candle);
      Withheld waiting = withheld.remove(coin);
      // It is told why the signal came to nothing; the reason still holds, so no entry is made.
      return waiting != null
          && waiting.candle().equals(candle)
          && price != null
          && price.trust() != Trust.SOUND
          && price.trust() != Trust.UNCONFIRMED;
    }
    if (price == null || price.trust() != Trust.SOUND) {
      BlockReason reason =
          price == null || price.trust() == Trust.STALE
              ? BlockReason.STALE_PRICE
              : BlockReason.PRICE_OUTLIER;
      withheld.put(coin, new Withheld(candle, reason));
      return false;
    }
    lastJudged.put(coin, candle);
    withheld.remove(coin);
    return true;
  }

  private SleeveId sleeveOf(Coin coin) {
    return plan.conservative().coins().contains(coin) ? SleeveId.CONSERVATIVE : SleeveId.AGGRESSIVE;
  }

  private static boolean isLater(Instant candle, @Nullable Instant before) {
    return before == null || candle.isAfter(before);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void finish(MarketStep step, Instant now, EngineState before) {
    engine.endStep(step);
    lastStep = Optional.of(now);
    for (Trade trade : recorder.takeTrades()) {
      alert(Alert.Kind.TRADE, Optional.of(trade.coin()), text(trade), now);
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
    memory.commit(state(), rows);
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
        plan.coins(),
        engine.state(),
        lastStep,
        lastJudged,
        lastExitJudged,
        blocks,
        week.counted(),
        switches,
        terms.configHash());
  }
}
