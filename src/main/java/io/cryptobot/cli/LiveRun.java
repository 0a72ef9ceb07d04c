package io.cryptobot.cli;

import io.cryptobot.alert.AlertDispatcher;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConnectionSettings;
import io.cryptobot.engine.Alert;
import io.cryptobot.engine.Exchange;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.exchange.Balance;
import io.cryptobot.feed.LivePrices;
import io.cryptobot.feed.RemoteKillSwitch;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Heartbeat;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.Requests;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.home.Requests.Request;
import io.cryptobot.journal.ErrorLogFormat;
import io.cryptobot.journal.ErrorLogFormat.Severity;
import io.cryptobot.market.Coin;
import io.cryptobot.orders.SimulatedTrading;
import io.cryptobot.orders.Trading;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.session.CandleDesk;
import io.cryptobot.session.Daemon;
import io.cryptobot.session.Daemon.End;
import io.cryptobot.session.LiveSession;
import io.cryptobot.session.OpenHome;
import io.cryptobot.session.PriceDesk;
import io.cryptobot.session.PriceSource;
import io.cryptobot.session.SessionTerms;
import io.cryptobot.status.OpenPosition;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a session at live prices together, runs it, and says how it ended. */
final class LiveRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
  private static final Duration ORDERS_MAY_TAKE = Duration.ofSeconds(10);
  private static final Duration ORDERS_MAY_TAKE_AT_HARD_STOP = Duration.ofSeconds(60);
  private static final Duration ALERTS_MAY_TAKE = Duration.ofSeconds(10);
  private static final Duration ALERTS_MAY_TAKE_AT_SHUTDOWN = Duration.ofSeconds(2);

  private final Console console;
  private final OpenHome home;
  private final BotConfig config;
  private final KillSwitch killSwitch;
  private final Optional<RemoteKillSwitch> remote;
  private final LivePrices prices;
  private final AlertDispatcher alerts;
  private final LiveSession session;
  private final Daemon daemon;

  /**
   * What a run trades by.
   *
   * @param connections where candles and prices come from
   * @param candleCache the folder under data for candles
   * @param venue the prices that it marks and judges by; empty for those of the feeds
   * @param feeRate what sizing leaves room for
   * @param trading how its orders are made
   * @param interval between two iterations
   * @param keys of the home
   * @param stopAsked whether the person has asked the run to end
   */
  record Terms(
      BotConfig config,
      ConnectionSettings connections,
      String candleCache,
      TradingPlan plan,
      String environment,
      Optional<PriceSource> venue,
      BigDecimal feeRate,
      Trading trading,
      Duration interval,
      Keys keys,
      BooleanSupplier stopAsked) {

    /** Of simulated orders at the prices of the configured feeds. */
    static Terms simulated(
        BotConfig config,
        TradingPlan plan,
        Exchange exchange,
        Duration interval,
        Keys keys,
        BooleanSupplier stopAsked) {
      return new Terms(
          config,
          config.connections(),
          "candles",
          plan,
          PaperCommand.ENVIRONMENT,
          Optional.empty(),
          config.connections().feeRate(),
          new SimulatedTrading(exchange),
          interval,
          keys,
          stopAsked);
    }
  }

  LiveRun(Console console, OpenHome open, KillSwitch killSwitch, WholeFiles files, Terms terms) {
    this.console = console;
    this.home = open;
    this.killSwitch = killSwitch;
    this.config = terms.config();
    TradingPlan plan = terms.plan();
    AlertChannels channels = AlertChannels.of(config.connections(), terms.keys());
    remote =
        config
            .connections()
            .killSwitchUrl()
            .map(
                url ->
                    new RemoteKillSwitch(url, "cryptobot/" + Version.current(), console.clock()));
    prices = PriceFeeds.open(terms.keys(), terms.connections(), console);
    alerts =
        AlertDispatcher.start(
            channels.on(),
            open.alertMemory(),
            console.sleeper(),
            failure -> LOG.warn("event=alert_given_up {}", failure));
    open.remember(alerts::memory);
    session =
        new LiveSession(
            plan,
            new SessionTerms(
                terms.environment(),
                terms.feeRate(),
                Plans.engineOptions(config, plan.phase()),
                Map.of(
                    SleeveId.CONSERVATIVE,
                    Duration.ofMinutes(config.conservative().signalMaxAgeMinutes()),
                    SleeveId.AGGRESSIVE,
                    Duration.ofMinutes(config.aggressive().signalMaxAgeMinutes())),
                config.hash()),
            terms.trading(),
            open.memory(),
            alerts,
            open.remembered());
    daemon =
        new Daemon(
            session,
            terms
                .venue()
                .orElseGet(() -> new PriceDesk(prices, console.clock(), console.sleeper())),
            new CandleDesk(
                BacktestCandles.networkSource(
                    open.home().data(),
                    terms.candleCache(),
                    terms.keys(),
                    terms.connections(),
                    console),
                plan.coins(),
                plan.timeframe(),
                plan.warmUpCandles(),
                worker("candles")),
            new Daemon.Surroundings(
                plan.coins(),
                terms.interval(),
                console.clock(),
                console.sleeper(),
                killSwitch,
                () -> remote.map(RemoteKillSwitch::asksToStop).orElse(false),
                new Requests(open.home(), files, console.clock()),
                new Heartbeat(open.home(), files),
                kind -> TakenBackup.take(open.home(), console, kind),
                alerts,
                terms.stopAsked()),
            worker("prices"));
    open.recovery().ifPresent(this::tellRecovery);
    channels.unusable().forEach(this::tellUnusable);
  }

  private static ExecutorService worker(String name) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  private void tellUnusable(String channel, String why) {
    String text = "No alerts by " + channel + ": it is " + why + ".";
    console.err().println(text);
    LOG.warn("event=alert_channel_unusable {}", text);
    session.error(
        console.clock().instant(),
        ErrorLogFormat.Type.ALERT_ERROR,
        Severity.WARNING,
        text,
        null,
        "trading goes on without it");
  }

  private void tellRecovery(String why) {
    String text =
        why
            + " The state before it was taken, and the trades that trade_log.csv has beyond it were"
            + " booked again. Look at --status before you trust it.";
    console.err().println(text);
    session.error(
        console.clock().instant(),
        ErrorLogFormat.Type.STATE_ERROR,
        Severity.CRITICAL,
        text,
        null,
        "recovered from portfolio_state.json.bak");
    daemon.tellEnd(Alert.Kind.STATE_RECOVERED, text);
  }

  /** Runs one pass or until something ends it; returns the exit code. */
  int run(boolean once) throws IOException {
    try {
      return ended(once ? daemon.once() : daemon.run());
    } catch (InterruptedException e) {
      // The flag stays cleared: a thread with it set cannot write a file.
      return ended(End.INTERRUPTED);
    }
  }

  /** Reads what became of the orders that are out, books it and ends; nothing is traded. */
  int settleOnly() throws IOException {
    try {
      daemon.awaitOrders(ORDERS_MAY_TAKE_AT_HARD_STOP, false);
    } catch (InterruptedException e) {
      LOG.warn("event=orders_left_under_way");
    }
    session.close(console.clock().instant());
    alerts.drain(ALERTS_MAY_TAKE);
    session.close(console.clock().instant());
    console
        .out()
        .println(
            session.isIdle()
                ? "The orders that were out are settled; nothing is traded. "
                    + TradingTexts.value(session.state())
                : "What became of an order that was out is not known yet; the next start asks"
                    + " again.");
    return home.isHardStopped() ? ExitCode.HARD_STOP : ExitCode.DONE;
  }

  /** Books as sold what the account no longer has of the positions. */
  void adopt(Map<String, Balance> balances) {
    try {
      Answer answer = daemon.adopt(balances);
      console.out().println(answer.text());
    } catch (InterruptedException e) {
      throw new CommandFailedException("Interrupted; look at --status for what was done.", e);
    }
  }

  /**
   * Buys the smallest amount of a coin and sells it again.
   *
   * @param isYes whether the person said yes before
   */
  int testOrder(Coin coin, boolean isYes) throws IOException {
    if (!isYes
        && !Question.yes(
            console, "Buy the smallest amount of " + coin + " and sell it at once, for fees?")) {
      throw new CommandFailedException("No test order was made: nobody said yes (or --yes).");
    }
    try {
      Answer answer = daemon.testOrder(coin);
      (answer.ok() ? console.out() : console.err()).println(answer.text());
      session.close(console.clock().instant());
      alerts.drain(ALERTS_MAY_TAKE);
      session.close(console.clock().instant());
      return answer.ok() ? ExitCode.DONE : ExitCode.FAILED;
    } catch (InterruptedException e) {
      return ended(End.INTERRUPTED);
    }
  }

  /** Carries out what a person asks, where no daemon does. */
  Answer carryOut(Request request) throws InterruptedException {
    Answer answer = daemon.carryOutAlone(request);
    daemon.awaitOrders(ORDERS_MAY_TAKE_AT_HARD_STOP, false);
    session.close(console.clock().instant());
    return answer;
  }

  /** What is under way is given some time, or left to the next start. */
  private void windDown(End end) {
    try {
      daemon.awaitOrders(
          end == End.HARD_STOPPED ? ORDERS_MAY_TAKE_AT_HARD_STOP : ORDERS_MAY_TAKE, false);
    } catch (InterruptedException e) {
      // The flag stays cleared: a thread with it set cannot write a file.
      LOG.warn("event=orders_left_under_way");
    }
  }

  private int ended(End end) throws IOException {
    windDown(end);
    List<OpenPosition> open =
        OpenPosition.of(session.state(), Optional.of(config), session.lastBids());
    String positions = TradingTexts.positions(open);
    int code = ExitCode.DONE;
    switch (end) {
      case DONE ->
          console.out().println("One pass is done. " + TradingTexts.value(session.state()));
      case INTERRUPTED -> {
        console.out().println("Stopped on request; the state is saved. " + positions);
        if (!session.positions().isEmpty()) {
          daemon.tellEnd(Alert.Kind.STOPPED, "The bot was stopped. " + positions);
        }
      }
      case KILLED -> {
        LOG.warn("event=kill_switch Kill switch activated");
        killSwitch.remember();
        console.out().println("Kill switch activated; the state is saved. " + positions);
        daemon.tellEnd(Alert.Kind.KILL_SWITCH, "Kill switch activated. " + positions);
      }
      case HARD_STOPPED -> {
        String text = TradingTexts.hardStop(session.state(), open);
        LOG.error("event=hard_stop {}", text);
        console.err().println(text);
        home.writeLossFlag(session.state());
        session.lossFlagWritten(console.clock().instant());
        daemon.tellEnd(Alert.Kind.HARD_STOP, text);
        code = ExitCode.HARD_STOP;
      }
    }
    // Saved before the alerts are waited for, and again with what became of them.
    session.close(console.clock().instant());
    alerts.drain(end == End.INTERRUPTED ? ALERTS_MAY_TAKE_AT_SHUTDOWN : ALERTS_MAY_TAKE);
    session.close(console.clock().instant());
    return code;
  }

  @Override
  public void close() {
    daemon.close();
    prices.close();
    remote.ifPresent(RemoteKillSwitch::close);
    alerts.close();
  }
}
