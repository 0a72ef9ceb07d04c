package io.cryptobot.session;

import io.cryptobot.alert.AlertMemory;
import io.cryptobot.engine.Alert;
import io.cryptobot.engine.EngineOptions;
import io.cryptobot.engine.RandomMarket;
import io.cryptobot.exchange.SimulatedExchange;
import io.cryptobot.feed.CandleSource;
import io.cryptobot.feed.LivePrices;
import io.cryptobot.feed.PriceFailure;
import io.cryptobot.feed.PriceService;
import io.cryptobot.feed.Prices;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Heartbeat;
import io.cryptobot.home.Home;
import io.cryptobot.home.KillSwitch;
import io.cryptobot.home.Requests;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.market.Timeframe;
import io.cryptobot.orders.SimulatedTrading;
import io.cryptobot.orders.Trading;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.session.Daemon.End;
import io.cryptobot.state.BotState;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import io.cryptobot.state.StateFile.Good;
import io.cryptobot.state.StateFile.Loaded;
import io.cryptobot.state.StateJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A home, a market with a clock that a test moves, and feeds that say what the test wants. */
final class LiveWorld extends Clock {
  final RandomMarket market;
  final Home home;
  final Feed venue = new Feed("coinbase");
  final Feed other = new Feed("coingecko");
  final List<Alert> alerts = new ArrayList<>();

  /** Those that a bot asks, the preferred one first. */
  List<PriceService> feeds = List.of(venue, other);

  final Map<Coin, Double> fixed = new HashMap<>();

  /** How many of the latest closed candles the exchange has not published yet. */
  int unpublished;

  /** Is told of the time after every pause. */
  Consumer<Instant> onTime = time -> {};

  /** How a bot's orders are made. */
  Trading trading;

  boolean remoteKill;
  FileLayer layer = FileLayer.DISK;
  Instant now;

  LiveWorld(Path folder, long seed) {
    this(folder, new RandomMarket(seed));
  }

  LiveWorld(Path folder, RandomMarket market) {
    this.market = market;
    home = new Home(folder);
    trading = new SimulatedTrading(new SimulatedExchange(market.feeRate, coin -> 0));
    now = Instant.ofEpochSecond(market.firstSecond);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("UTC only");
  }

  void pass(Duration time) {
    now = now.plus(time);
    onTime.accept(now);
  }

  /** What a coin costs: between two marks of five minutes always the same. */
  double price(Coin coin) {
    Double set = fixed.get(coin);
    if (set != null) {
      return set;
    }
    CandleSeries series = market.series.get(market.plan.coins().indexOf(coin));
    long second = now.getEpochSecond() - Math.floorMod(now.getEpochSecond(), 300);
    int candle = Math.min(series.size() - 1, Math.max(0, series.indexOf(second - second % 3600)));
    double part = (second % 3600) / 3600.0;
    return series.open()[candle] + part * (series.close()[candle] - series.open()[candle]);
  }

  /** A feed. */
  final class Feed implements PriceService {
    private final String name;
    final Map<Coin, Double> says = new HashMap<>();
    boolean isDown;
    Duration age = Duration.ZERO;

    Feed(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Prices quotes(List<Coin> coins, Duration within) {
      if (isDown) {
        return new Prices(
            Map.of(),
            List.of(
                new PriceFailure(
                    name, Optional.empty(), name + " answered HTTP 500.", Optional.empty())));
      }
      Map<Coin, Quote> quotes = new LinkedHashMap<>();
      for (Coin coin : coins) {
        double price = says.getOrDefault(coin, price(coin));
        quotes.put(coin, new Quote(price, price, now.minus(age), name));
      }
      return new Prices(quotes, List.of());
    }

    @Override
    public void close() {
      // Has nothing open.
    }
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
        long end = to.getEpochSecond() - unpublished * timeframe.seconds();
        return coins.stream()
            .map(coin -> market.series.get(market.plan.coins().indexOf(coin)))
            .map(series -> series.between(from.getEpochSecond(), end))
            .toList();
      }
    };
  }

  /** A started bot. */
  final class Bot {
    final LiveSession session;
    final Daemon daemon;

    Bot() throws IOException {
      Files.createDirectories(home.data());
      WholeFiles files = new WholeFiles(layer, pause -> {});
      StateFile file = new StateFile(home.data(), files, StateCipher.NONE);
      HomeMemory memory =
          new HomeMemory(file, home.data(), layer, () -> AlertMemoryJson.write(AlertMemory.EMPTY));
      Loaded loaded = file.load();
      Optional<BotState> remembered = Optional.empty();
      if (loaded instanceof Good good) {
        memory.takeUp(good.content());
        remembered = Optional.of(StateJson.read(good.content()));
      }
      session =
          new LiveSession(
              market.plan,
              new SessionTerms(
                  "paper",
                  market.feeRate,
                  EngineOptions.DEFAULT,
                  Map.of(
                      SleeveId.CONSERVATIVE,
                      Duration.ofMinutes(15),
                      SleeveId.AGGRESSIVE,
                      Duration.ofMinutes(15)),
                  "hash"),
              trading,
              memory,
              alerts::add,
              remembered);
      LivePrices prices = new LivePrices(feeds, Duration.ofSeconds(10), LiveWorld.this);
      daemon =
          new Daemon(
              session,
              new PriceDesk(prices, LiveWorld.this, LiveWorld.this::pass),
              new CandleDesk(
                  candles(),
                  market.plan.coins(),
                  market.plan.timeframe(),
                  market.plan.warmUpCandles(),
                  new Directly()),
              new Daemon.Surroundings(
                  market.plan.coins(),
                  Duration.ofMinutes(5),
                  LiveWorld.this,
                  LiveWorld.this::pass,
                  new KillSwitch(home, files, LiveWorld.this, false),
                  () -> remoteKill,
                  new Requests(home, files, LiveWorld.this),
                  new Heartbeat(home, files),
                  kind -> new Answer(true, "Copied " + kind + " at " + session.state().lastStep()),
                  alerts::add,
                  () -> !now.isBefore(end)),
              new Directly());
    }

    private Instant end = Instant.MAX;

    End runUntil(Instant time) throws InterruptedException {
      end = time;
      return daemon.run();
    }

    End once() throws InterruptedException {
      end = Instant.MAX;
      return daemon.once();
    }
  }

  /** The rows of a log, without its header; none if it is not there. */
  List<String> rows(String log) throws IOException {
    Path file = home.data(log);
    return Files.exists(file) ? Files.readAllLines(file).stream().skip(1).toList() : List.of();
  }

  /** The lines of all decisions. */
  List<String> decisions() throws IOException {
    List<String> lines = new ArrayList<>();
    if (Files.isDirectory(home.decisions())) {
      try (var files = Files.list(home.decisions())) {
        for (Path file : files.sorted().toList()) {
          lines.addAll(Files.readAllLines(file));
        }
      }
    }
    return lines;
  }
}
