package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.credential.CoinbaseKey;
import io.cryptobot.credential.Secret;
import io.cryptobot.credential.UnusableSecretException;
import io.cryptobot.engine.Alert;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.RandomMarket;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.ProductTerms;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.exchange.coinbase.CoinbaseAccounts;
import io.cryptobot.exchange.coinbase.CoinbaseSettings;
import io.cryptobot.exchange.coinbase.Venue;
import io.cryptobot.feed.CandleSource;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.HookedFiles;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Heartbeat;
import io.cryptobot.home.Home;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.Requests;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.market.Candle;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.market.Timeframe;
import io.cryptobot.orders.AccountTrading;
import io.cryptobot.orders.AccountWatch;
import io.cryptobot.orders.OldLedger;
import io.cryptobot.orders.OrderDesk;
import io.cryptobot.orders.Questions;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.session.Daemon.End;
import io.cryptobot.session.JudgedPrice.Trust;
import io.cryptobot.session.OpenHome.Wanted;
import io.cryptobot.session.PriceSource.Round;
import io.cryptobot.simulator.Faults;
import io.cryptobot.simulator.Prices;
import io.cryptobot.simulator.Simulator;
import io.cryptobot.simulator.SimulatorSettings;
import io.cryptobot.state.StateCipher;
import io.cryptobot.time.Sleeper;
import io.cryptobot.time.VirtualTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A bot with real orders at the simulator, over HTTP, in virtual time: what it trades with is what
 * a live one does. It can be killed at any of its file operations and calls, and started again.
 */
final class AccountWorld implements AutoCloseable {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
  private static final Map<String, Double> BEGINNINGS =
      Map.of("BTC", 40_000.0, "ETH", 2_500.0, "SOL", 100.0, "AVAX", 30.0, "DOGE", 0.2);
  private static final BigDecimal HALF_SPREAD = new BigDecimal("0.0005");

  final RandomMarket market;
  private final List<CandleSeries> series;
  final Home home;
  final VirtualTime time;
  final Simulator simulator;
  final Faults faults = Faults.none();
  final List<Alert> alerts = new ArrayList<>();

  /** What a coin costs instead of what the market says. */
  final Map<Coin, Double> fixed = new HashMap<>();

  final FileLayer layer = new KillingFiles();
  TradingPlan plan;
  String api = "advanced";
  int callsPerMinute = 10;
  EngineOptions options = EngineOptions.DEFAULT;
  Questions.Asked asked = Questions.Asked.NOTHING;
  boolean saysYes = true;
  int questions;
  Consumer<String> onQuestion = question -> {};

  /** Stands in the notes of every trade. */
  String mark = "";

  boolean isStateReadOnly;

  /** Whether a bot asks the exchange for the time at its start, and for the candles. */
  boolean asksTimeAndCandles;

  /** What stands between the bot and its account. */
  UnaryOperator<TradingAccount> wrapped = account -> account;

  /** Asked for a price instead of the market or the exchange, if it is there. */
  @Nullable PriceSource prices;

  /** After so many file operations and calls the bot is killed; never, if negative. */
  int killedAfter = -1;

  /** Before or after which call that concerns orders the bot is killed; never, if zero. */
  int killedAtCall;

  AccountWorld(Path folder, RandomMarket market) throws IOException {
    this(folder, market, new BigDecimal("1000"));
  }

  AccountWorld(Path folder, RandomMarket market, BigDecimal dollars) throws IOException {
    this.market = market;
    this.series = market.series.stream().map(AccountWorld::alike).toList();
    this.plan = market.plan.with(dollars);
    this.home = new Home(folder);
    this.time = new VirtualTime(Instant.ofEpochSecond(market.firstSecond));
    Files.createDirectories(home.data());
    simulator =
        Simulator.open(
            SimulatorSettings.withDollars(dollars).withCallsPerSecond(0),
            new MarketPrices(),
            faults,
            time,
            time::pass);
  }

  /** Prices like the coins', which the increments of their orders are made for. */
  private static CandleSeries alike(CandleSeries series) {
    double scale = BEGINNINGS.getOrDefault(series.coin().symbol(), 1.0) / series.open()[0];
    CandleSeries.Builder scaled = CandleSeries.builder(series.coin(), series.timeframe());
    for (int i = 0; i < series.size(); i++) {
      scaled.add(
          series.openTime(i).getEpochSecond(),
          series.open()[i] * scale,
          series.high()[i] * scale,
          series.low()[i] * scale,
          series.close()[i] * scale,
          series.volume()[i]);
    }
    return scaled.build();
  }

  /** What a coin costs: straight from a candle's open to its close, in steps of five minutes. */
  double price(Coin coin) {
    Double set = fixed.get(coin);
    if (set != null) {
      return set;
    }
    CandleSeries series = this.series.get(market.plan.coins().indexOf(coin));
    long now = time.instant().getEpochSecond();
    long second = now - Math.floorMod(now, 300);
    int candle = Math.min(series.size() - 1, Math.max(0, series.indexOf(second - second % 3600)));
    double part = (second % 3600) / 3600.0;
    return series.open()[candle] + part * (series.close()[candle] - series.open()[candle]);
  }

  private final class MarketPrices implements Prices {
    @Override
    public Optional<Price> at(Coin coin, Instant when) {
      BigDecimal middle = BigDecimal.valueOf(price(coin));
      BigDecimal half = middle.multiply(HALF_SPREAD);
      return Optional.of(
          new Price(
              middle.subtract(half).setScale(8, RoundingMode.DOWN),
              middle.add(half).setScale(8, RoundingMode.UP),
              middle));
    }

    @Override
    public List<Candle> candles(Coin coin, Duration length, Instant from, Instant to) {
      CandleSeries asked =
          series
              .get(market.plan.coins().indexOf(coin))
              .between(from.getEpochSecond(), to.plus(length).getEpochSecond());
      return IntStream.range(0, asked.size()).mapToObj(asked::candle).toList();
    }
  }

  /** A kill before or after a call. */
  private void mayBeKilledAtCall() {
    if (killedAtCall > 0 && --killedAtCall == 0) {
      time.kill();
    }
    mayBeKilled();
  }

  /** One of the things that a kill can come before. */
  private void mayBeKilled() {
    time.check();
    if (killedAfter >= 0 && killedAfter-- == 0) {
      time.kill();
      time.check();
    }
  }

  private final class KillingFiles extends HookedFiles {
    @Override
    protected void before(Operation operation, Path file, byte[] content) throws IOException {
      mayBeKilled();
      if (isStateReadOnly && file.getFileName().toString().startsWith("portfolio_state")) {
        throw new AccessDeniedException(file.toString());
      }
    }
  }

  /** A client of the simulator. */
  TradingAccount account(Sleeper sleeper) {
    return CoinbaseAccounts.open(
        key(),
        new CoinbaseSettings(
            Venue.LOCAL,
            URI.create(simulator.url()),
            ANSWERS_WITHIN,
            ANSWERS_WITHIN,
            callsPerMinute,
            1000,
            "cryptobot/test"),
        time,
        sleeper);
  }

  private CoinbaseKey key() {
    try {
      JsonNode json = new ObjectMapper().readTree(simulator.announcement()).path(api);
      Map<String, String> fields = new HashMap<>();
      json.properties().forEach(one -> fields.put(one.getKey(), one.getValue().asText()));
      return CoinbaseKey.of(new Secret(fields));
    } catch (IOException | UnusableSecretException e) {
      throw new AssertionError(e);
    }
  }

  KillSwitch killSwitch() {
    return new KillSwitch(home, new WholeFiles(layer, pause -> {}), time, false);
  }

  /** The prices as they are, without a question to anybody. */
  private Round known(List<Coin> coins) {
    Map<Coin, JudgedPrice> prices = new LinkedHashMap<>();
    for (Coin coin : coins) {
      double half = price(coin) * HALF_SPREAD.doubleValue();
      Quote quote = new Quote(price(coin) - half, price(coin) + half, time.instant(), "venue");
      prices.put(coin, new JudgedPrice(quote, Trust.SOUND));
    }
    return new Round(prices, List.of());
  }

  /** Asks for prices without a pause, because a question is asked under a lock. */
  private Questions questions(Executor threads) {
    return new Questions(
        asked, (question, within) -> answer(question), account(pause -> {}), time, threads);
  }

  private boolean answer(String question) {
    questions++;
    onQuestion.accept(question);
    return saysYes;
  }

  private CandleSource candles() {
    return new CandleSource() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public List<CandleSeries> candles(
          List<Coin> coins, Timeframe timeframe, Instant from, Instant to) {
        return coins.stream()
            .map(coin -> series.get(market.plan.coins().indexOf(coin)))
            .map(one -> one.between(from.getEpochSecond(), to.getEpochSecond()))
            .toList();
      }
    };
  }

  /** A started bot. */
  final class Bot implements AutoCloseable {
    final OpenHome open;
    final LiveSession session;
    final Daemon daemon;
    private final TradingAccount account;
    private Instant end = Instant.MAX;

    Bot() throws IOException {
      this("simulator", false);
    }

    /**
     * @param toSteer whether it only carries out what a person asks
     */
    Bot(String environment, boolean toSteer) throws IOException {
      WholeFiles files = new WholeFiles(layer, pause -> {});
      KillSwitch killSwitch = killSwitch();
      open =
          OpenHome.open(
              home,
              Wanted.in(environment, plan.phase(), plan.coins(), () -> false, toSteer),
              layer,
              files,
              StateCipher.NONE,
              killSwitch,
              new AuditLog(home.data(), layer, time, "test"));
      try {
        account =
            wrapped.apply(new KillingAccount(account(time), AccountWorld.this::mayBeKilledAtCall));
        AbstractExecutorService threads = time.threads();
        if (asksTimeAndCandles) {
          assertEquals(account.time(), time.instant());
        }
        Map<Coin, ProductTerms> products = account.products(plan.coins());
        BigDecimal fee = account.takerFeeRate();
        session =
            new LiveSession(
                plan,
                new SessionTerms(
                    environment,
                    fee,
                    options,
                    Map.of(
                        SleeveId.CONSERVATIVE,
                        Duration.ofMinutes(15),
                        SleeveId.AGGRESSIVE,
                        Duration.ofMinutes(15)),
                    "hash"),
                new AccountTrading(
                    account,
                    new OrderDesk(
                        account, time, time, toSteer ? () -> false : killSwitch::isOn, threads),
                    new AccountWatch(account, plan.coins(), products, time, threads),
                    questions(threads),
                    new OldLedger(account, time, threads),
                    fee,
                    mark),
                open.memory(),
                alerts::add,
                open.remembered());
        daemon = daemon(files, killSwitch);
      } catch (AccountException e) {
        open.close();
        throw new IOException(e);
      } catch (RuntimeException | Error e) {
        open.close();
        throw e;
      }
    }

    private Daemon daemon(WholeFiles files, KillSwitch killSwitch) {
      return new Daemon(
          session,
          prices != null ? prices : (coins, closes) -> known(coins),
          new CandleDesk(
              asksTimeAndCandles ? VenueCandles.of(AccountWorld.this) : candles(),
              plan.coins(),
              plan.timeframe(),
              plan.warmUpCandles(),
              asksTimeAndCandles ? time.threads() : new Directly()),
          new Daemon.Surroundings(
              plan.coins(),
              Duration.ofMinutes(5),
              time,
              time,
              killSwitch,
              () -> false,
              new Requests(home, files, time),
              new Heartbeat(home, files),
              kind -> new Requests.Answer(false, "no backup here"),
              alerts::add,
              () -> !time.instant().isBefore(end)),
          new Directly());
    }

    End runUntil(Instant until) throws InterruptedException {
      end = until;
      return daemon.run();
    }

    End runFor(Duration length) throws InterruptedException {
      return runUntil(time.instant().plus(length));
    }

    /** Ends as a bot that was asked to: with what is under way settled, if that can be. */
    void end() throws InterruptedException {
      daemon.awaitOrders(Duration.ofMinutes(10), false);
      session.close(time.instant());
    }

    /** Lets go of what a killed process lets go of. */
    @Override
    public void close() throws IOException {
      account.close();
      open.close();
    }
  }

  /** The rows of a log, without its header; none if it is not there. */
  List<String> rows(String log) throws IOException {
    Path file = home.data(log);
    return Files.exists(file) ? Files.readAllLines(file).stream().skip(1).toList() : List.of();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
