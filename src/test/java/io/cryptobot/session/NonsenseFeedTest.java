package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cryptobot.feed.CoinGeckoPrices;
import io.cryptobot.feed.CoinbasePrices;
import io.cryptobot.feed.FeedSettings;
import io.cryptobot.fuzz.Form;
import io.cryptobot.fuzz.Fuzzing;
import io.cryptobot.fuzz.Mutation;
import io.cryptobot.market.Coin;
import io.cryptobot.session.Daemon.End;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon at feeds of which every other answer is nonsense, over HTTP: it goes on. */
class NonsenseFeedTest {
  private static final int ANSWERS = Math.max(1000, Fuzzing.INPUTS / 10);
  private static final Duration LENGTH = Duration.ofHours(Fuzzing.INPUTS > 10_000 ? 48 : 3);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A price counts as sound up to a fifth from the last candle, from which the market moves. */
  private static final double FAR = 0.3;

  @TempDir private Path folder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SplittableRandom random = new SplittableRandom(3);
  private LiveWorld world = new LiveWorld(Path.of("nowhere"), 0);
  private int answers;
  private int nonsense;
  private int trades;

  NonsenseFeedTest() throws IOException {
    // Before the first server of the process; without it each answer takes 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Coinbase's ticker, or CoinGecko's prices of all coins. */
  private void answer(HttpExchange http) throws IOException {
    String path = http.getRequestURI().getPath();
    byte[] body = path.contains("/ticker") ? ticker(new Coin(path.split("/")[6])) : prices();
    synchronized (this) {
      answers++;
      if (random.nextBoolean()) {
        nonsense++;
        body = new Mutation(Form.JSON, List.of(body), random.nextLong()).next();
      }
    }
    http.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    http.getResponseBody().write(body);
    http.close();
  }

  private byte[] ticker(Coin coin) {
    double price = world.price(coin);
    return ("{\"trades\":[],\"best_bid\":\""
            + price
            + "\",\"best_ask\":\""
            + price * 1.0001
            + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] prices() {
    Map<String, String> ids = new HashMap<>();
    ids.put("BTC", "bitcoin");
    ids.put("ETH", "ethereum");
    ids.put("SOL", "solana");
    ids.put("AVAX", "avalanche-2");
    ids.put("DOGE", "dogecoin");
    StringBuilder json = new StringBuilder("{");
    for (Coin coin : world.market.plan.coins()) {
      json.append(json.length() > 1 ? "," : "")
          .append('"')
          .append(ids.get(coin.symbol()))
          .append("\":{\"usd\":")
          .append(world.price(coin))
          .append(",\"last_updated_at\":")
          .append(world.instant().getEpochSecond())
          .append('}');
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theDaemonGoesOnAndTradesAtNoPriceThatCannotBe() throws Exception {
    long begin = System.nanoTime();
    for (long seed = 1; answers < ANSWERS; seed++) {
      run(seed);
      if (System.nanoTime() - begin > Duration.ofMinutes(10).toNanos()) {
        break;
      }
    }
    System.out.printf("Nonsense: %d of %d answers, %d trades%n", nonsense, answers, trades);
    assertTrue(trades > 0, trades + " trades");
  }

  private void run(long seed) throws Exception {
    world = new LiveWorld(folder.resolve("home" + seed), seed);
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    FeedSettings settings =
        new FeedSettings(url, "cryptobot/test", 1000, PATIENCE, PATIENCE, PATIENCE);
    try (CoinbasePrices coinbase = new CoinbasePrices(settings, world, world::pass);
        CoinGeckoPrices coinGecko = new CoinGeckoPrices(settings, Optional.empty(), 1000, world)) {
      world.feeds = List.of(coinbase, coinGecko);
      Instant end = world.now.plus(LENGTH);
      assertEquals(End.INTERRUPTED, world.new Bot().runUntil(end));
      assertTrue(!world.now.isBefore(end), "it ended at " + world.now);
    }
    for (String row : world.rows("trade_log.csv")) {
      String[] cells = row.split(",");
      world.now = Instant.parse(cells[0]);
      double there = world.price(new Coin(cells[2]));
      double traded = Double.parseDouble(cells[4]);
      assertTrue(Math.abs(traded / there - 1) < FAR, () -> row + " but the price was " + there);
      trades++;
    }
  }
}
