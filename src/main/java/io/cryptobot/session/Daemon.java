package io.cryptobot.session;

import io.cryptobot.engine.Alert;
import io.cryptobot.engine.Alerts;
import io.cryptobot.engine.Side;
import io.cryptobot.exchange.Balance;
import io.cryptobot.feed.PriceFailure;
import io.cryptobot.home.Heartbeat;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.Requests;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.home.Requests.Request;
import io.cryptobot.journal.ErrorLogFormat;
import io.cryptobot.journal.ErrorLogFormat.Severity;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.time.Sleeper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a session in time: an iteration every interval, a look at open positions every 15 seconds
 * in between, requests within a second, and an end within two when the kill switch is turned on,
 * whatever is being waited for. What goes wrong in one iteration is logged, and the next one comes.
 */
public final class Daemon implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration WATCH = Duration.ofSeconds(15);
  private static final Duration LEDGER_FIRST = Duration.ofSeconds(15);
  private static final Duration FIRST_CANDLES = Duration.ofSeconds(60);
  private static final long SLICE_MILLIS = 200;
  private static final Duration ONE_PASS_ORDERS = Duration.ofSeconds(60);

  private final LiveSession session;
  private final ManualTrading manual;
  private final PriceSource prices;
  private final CandleDesk candles;
  private final Surroundings around;
  private final ExecutorService worker;
  private final Map<Coin, Quote> lastQuotes = new LinkedHashMap<>();
  private @Nullable Instant lastIteration;
  private @Nullable Instant lastWatch;
  private boolean isAskedToEnd;

  /**
   * What a daemon lives in.
   *
   * @param coins of the portfolio
   * @param remoteKill whether the remote kill switch says stop; may block for some seconds
   * @param stopAsked whether Ctrl+C or the like has been pressed
   */
  public record Surroundings(
      List<Coin> coins,
      Duration interval,
      Clock clock,
      Sleeper sleeper,
      KillSwitch killSwitch,
      BooleanSupplier remoteKill,
      Requests requests,
      Heartbeat heartbeat,
      Backup backup,
      Alerts alerts,
      BooleanSupplier stopAsked) {}

  /** Copies what the home holds. */
  @FunctionalInterface
  public interface Backup {
    /**
     * Takes a backup.
     *
     * @param kind what the request says of it; empty if nothing
     */
    Answer take(String kind);
  }

  /** How a run ended. */
  public enum End {
    /** A single pass is done. */
    DONE,
    /** Asked to by Ctrl+C, a logoff, an update or the like. */
    INTERRUPTED,
    /** The kill switch was turned on. */
    KILLED,
    /** The total loss limit ended all trading. */
    HARD_STOPPED
  }

  /**
   * @param worker reads prices, one task at a time; is shut down with the daemon
   */
  public Daemon(
      LiveSession session,
      PriceSource prices,
      CandleDesk candles,
      Surroundings around,
      ExecutorService worker) {
    this.worker = worker;
    this.session = session;
    this.manual = new ManualTrading(session, prices, worker, around.clock());
    this.prices = prices;
    this.candles = candles;
    this.around = around;
  }

  /** Runs until something ends it; the first iteration waits up to a minute for the candles. */
  public End run() throws InterruptedException {
    Optional<End> early = awaitBeginning();
    if (early.isPresent()) {
      return early.get();
    }
    while (true) {
      Optional<End> end = end();
      if (end.isPresent()) {
        return end.get();
      }
      tick();
      if (session.isStopped()) {
        return End.HARD_STOPPED;
      }
      around.sleeper().sleep(session.isIdle() ? TICK : Duration.ofMillis(SLICE_MILLIS));
    }
  }

  /** Runs one iteration, after waiting up to a minute for the candles. */
  public End once() throws InterruptedException {
    Optional<End> early = awaitBeginning();
    if (early.isPresent()) {
      return early.get();
    }
    requests();
    settle();
    iterate();
    awaitOrders(ONE_PASS_ORDERS, true);
    return session.isStopped() ? End.HARD_STOPPED : end().orElse(End.DONE);
  }

  private Optional<End> awaitBeginning() throws InterruptedException {
    awaitLedger();
    return awaitCandles();
  }

  /** What an old ledger does not know, an order might do again. */
  private void awaitLedger() throws InterruptedException {
    Instant until = now().plus(LEDGER_FIRST);
    settle();
    while (!session.knowsItsOrders() && now().isBefore(until) && end().isEmpty()) {
      around.sleeper().sleep(Duration.ofMillis(SLICE_MILLIS));
      settle();
    }
  }

  private Optional<End> awaitCandles() throws InterruptedException {
    Instant until = now().plus(FIRST_CANDLES);
    while (now().isBefore(until)) {
      Optional<End> end = end();
      if (end.isPresent()) {
        return end;
      }
      takeCandles();
      if (candles.isUpToDate(now()) || (candles.isIdle() && candles.hasTried())) {
        return Optional.empty();
      }
      around.sleeper().sleep(Duration.ofMillis(SLICE_MILLIS));
    }
    return Optional.empty();
  }

  private Instant now() {
    return around.clock().instant();
  }

  private Optional<End> end() {
    if (around.killSwitch().isOn()) {
      return Optional.of(End.KILLED);
    }
    return isAskedToEnd || around.stopAsked().getAsBoolean()
        ? Optional.of(End.INTERRUPTED)
        : Optional.empty();
  }

  private void tick() throws InterruptedException {
    takeCandles();
    requests();
    settle();
    Instant now = now();
    if (isDue(lastIteration, around.interval(), now)) {
      iterate();
    } else if (!session.positions().isEmpty() && isDue(lastWatch, WATCH, now)) {
      watch();
    }
  }

  /** A clock that was set back makes nothing wait for the time it showed before. */
  private static boolean isDue(@Nullable Instant last, Duration interval, Instant now) {
    return last == null || now.isBefore(last) || !now.isBefore(last.plus(interval));
  }

  private void takeCandles() {
    boolean isNew = candles.poll(now());
    for (String failure : candles.takeFailures()) {
      error(ErrorLogFormat.Type.API_ERROR, failure, null, "tried again later");
    }
    if (isNew) {
      session.candles(candles.series());
    }
  }

  private void iterate() throws InterruptedException {
    lastIteration = now();
    lastWatch = lastIteration;
    Optional<Map<Coin, JudgedPrice>> read = read(around.coins());
    if (read.isEmpty() || around.killSwitch().isOn()) {
      return;
    }
    guarded(() -> session.iterate(now(), read.get()));
    beat();
  }

  private void watch() throws InterruptedException {
    lastWatch = now();
    Optional<Map<Coin, JudgedPrice>> read = read(List.copyOf(session.positions().keySet()));
    if (read.isPresent() && !around.killSwitch().isOn()) {
      guarded(() -> session.watch(now(), read.get()));
    }
  }

  private void settle() {
    guarded(() -> session.settle(now()));
  }

  /**
   * Lets orders that are under way end, and books them.
   *
   * @param within when to leave them to the next start, which reads what became of them
   * @param untilAsked whether the kill switch or Ctrl+C ends the wait
   */
  public void awaitOrders(Duration within, boolean untilAsked) throws InterruptedException {
    Instant until = now().plus(within);
    settle();
    while (!session.isIdle() && now().isBefore(until) && !(untilAsked && end().isPresent())) {
      around.sleeper().sleep(Duration.ofMillis(SLICE_MILLIS));
      settle();
    }
  }

  /** One wrong answer never ends the loop; a state that cannot be saved does. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (SessionStoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("event=iteration_failed", e);
      error(
          ErrorLogFormat.Type.INTERNAL_ERROR,
          "An iteration failed: " + e,
          e,
          "went on with the next iteration");
    }
  }

  private void error(
      ErrorLogFormat.Type type, String message, @Nullable Throwable cause, String recovery) {
    LOG.warn("event=error type={} message=\"{}\"", type, message);
    Severity severity = cause == null ? Severity.WARNING : Severity.ERROR;
    session.error(now(), type, severity, message, cause, recovery);
  }

  /** Prices, read beside the loop: empty if the run is to end meanwhile. */
  private Optional<Map<Coin, JudgedPrice>> read(List<Coin> coins) throws InterruptedException {
    Map<Coin, Double> closes = session.lastCloses();
    Future<PriceSource.Round> answer =
        worker.submit(
            () -> {
              if (around.remoteKill().getAsBoolean()) {
                around.killSwitch().turnOn("remote kill switch", "kill_switch_url says so");
              }
              return prices.read(coins, closes);
            });
    while (true) {
      try {
        PriceSource.Round round = answer.get(SLICE_MILLIS, TimeUnit.MILLISECONDS);
        for (PriceFailure failure : round.failures()) {
          String recovery =
              failure.coin().filter(coin -> round.byCoin().containsKey(coin)).isPresent()
                  ? "another feed gave the price"
                  : "went on without it";
          error(ErrorLogFormat.Type.API_ERROR, failure.message(), null, recovery);
        }
        round.byCoin().forEach((coin, price) -> lastQuotes.put(coin, price.quote()));
        return Optional.of(round.byCoin());
      } catch (TimeoutException e) {
        settle();
        if (end().isPresent()) {
          answer.cancel(true);
          return Optional.empty();
        }
      } catch (ExecutionException e) {
        error(
            ErrorLogFormat.Type.API_ERROR,
            "Reading prices failed: " + e.getCause(),
            e,
            "went on without prices");
        return Optional.of(Map.of());
      }
    }
  }

  private void beat() {
    Map<String, Quote> quotes = new LinkedHashMap<>();
    lastQuotes.forEach((coin, quote) -> quotes.put(coin.product(), quote));
    try {
      around.heartbeat().beat(now(), around.interval(), quotes);
    } catch (IOException e) {
      error(ErrorLogFormat.Type.FILE_ERROR, "heartbeat.json: " + e, null, "went on");
    }
  }

  private void requests() throws InterruptedException {
    try {
      for (Request request : around.requests().waiting()) {
        Answer answer =
            session.isDone(request.id())
                ? new Answer(false, "This request was taken up before.")
                : carryOut(request);
        LOG.info("event=request command={} answer=\"{}\"", request.command(), answer.text());
        around.requests().answer(request.id(), answer);
      }
    } catch (IOException e) {
      error(ErrorLogFormat.Type.FILE_ERROR, "data/requests: " + e, null, "tried again");
    }
  }

  /** What a command does without a daemon: it first learns what became of earlier orders. */
  public Answer carryOutAlone(Request request) throws InterruptedException {
    awaitEarlierOrders(false);
    return carryOut(request);
  }

  private void awaitEarlierOrders(boolean untilAsked) throws InterruptedException {
    awaitLedger();
    awaitOrders(ONE_PASS_ORDERS, untilAsked);
  }

  /** Does what a request asks. */
  public Answer carryOut(Request request) throws InterruptedException {
    session.takeUp(now(), request.id());
    return switch (request.command()) {
      case "pause" -> new Answer(true, session.pause(now(), true));
      case "unpause" -> new Answer(true, session.pause(now(), false));
      case "sell" -> manual.sell(request.argument());
      case Requests.BACKUP -> around.backup().take(request.argument());
      case "rebalance" -> manual.rebalance();
      case "stop" -> {
        isAskedToEnd = true;
        yield new Answer(true, "The bot saves its state and ends.");
      }
      default -> new Answer(false, "There is no command '" + request.command() + "'.");
    };
  }

  /** Books as sold what an account no longer has of the positions. */
  public Answer adopt(Map<String, Balance> balances) throws InterruptedException {
    awaitEarlierOrders(true);
    return session.isIdle()
        ? manual.adopt(balances)
        : new Answer(false, "An order is under way: nothing was adopted. Try again later.");
  }

  /** Buys the smallest amount of a coin and, when it is there, sells it again. */
  public Answer testOrder(Coin coin) throws InterruptedException {
    awaitEarlierOrders(true);
    Optional<String> refusal = manual.test(coin, Side.BUY);
    if (refusal.isEmpty()) {
      awaitOrders(ONE_PASS_ORDERS, true);
      refusal =
          session.positions().containsKey(coin)
              ? manual.test(coin, Side.SELL)
              : Optional.of("the buy was not filled: see error_log.csv");
      awaitOrders(ONE_PASS_ORDERS, true);
    }
    if (refusal.isPresent()) {
      return new Answer(false, "The test order was not made: " + refusal.get() + ".");
    }
    return session.positions().containsKey(coin)
        ? new Answer(
            false,
            "The coin was bought, but is not sold yet: it is a position like any other, with its"
                + " stops.")
        : new Answer(true, "The test order worked: bought and sold again. See trade_log.csv.");
  }

  /** Tells that trading ends, and what nobody watches now. */
  public void tellEnd(Alert.Kind kind, String text) {
    around.alerts().raise(new Alert(kind, Optional.empty(), text, now()));
  }

  @Override
  public void close() {
    worker.shutdownNow();
    candles.close();
  }
}
