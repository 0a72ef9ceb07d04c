package io.cryptobot.feed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.cryptobot.fuzz.Form;
import io.cryptobot.fuzz.Fuzzing;
import io.cryptobot.fuzz.Good;
import io.cryptobot.market.Candle;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.market.Timeframe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a feed answers or a file of candles holds: a sound price, or a failure as declared. */
class FeedFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Coin BTC = new Coin("BTC-USD");
  private static final List<Coin> COINS = List.of(BTC, new Coin("DOGE-USD"));
  private static final HttpUrl URL = HttpUrl.get("http://127.0.0.1:1/x");
  private static final FeedSettings SETTINGS =
      new FeedSettings(
          URL.uri(),
          "cryptobot/test",
          1,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));
  private static final TimeRange ASKED = new TimeRange(1_600_000_000 / 3600 * 3600, 2_000_000_000);

  private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
  private final Path folder = disk.getPath("/candles");

  @BeforeEach
  void aFolder() throws IOException {
    Files.createDirectories(folder);
  }

  @AfterEach
  void close() throws IOException {
    disk.close();
  }

  /** A reader of an answer. */
  private interface Reader {
    void read(HttpAnswer answer) throws TransientFailure;
  }

  private static void fuzz(String name, Good good, Reader reader) throws Exception {
    List<byte[]> inputs = good.inputs();
    Fuzzing.run(
        name,
        Form.JSON,
        inputs,
        input -> {
          boolean isRefused = Arrays.hashCode(input) % 20 == 0 && !inputs.contains(input);
          String body = new String(input, StandardCharsets.UTF_8);
          try {
            reader.read(new HttpAnswer(isRefused ? 400 + input.length % 30 : 200, body, NOW));
            return true;
          } catch (TransientFailure | FeedException e) {
            assertTrue(String.valueOf(e.getMessage()).length() < 1000, "a message without end");
            return false;
          }
        });
  }

  private static void check(Quote quote) {
    assertTrue(quote.bid() > 0 && quote.ask() >= quote.bid() && Double.isFinite(quote.ask()));
    assertTrue(!quote.time().isAfter(NOW), quote::toString);
  }

  private static void check(Prices prices) {
    assertTrue(prices.quotes().size() + prices.failures().size() > 0, "nothing is said");
    prices.quotes().values().forEach(FeedFuzzTest::check);
    for (PriceFailure failure : prices.failures()) {
      assertTrue(failure.message().length() < 1000, "a message without end");
    }
  }

  private static void check(CandlePage page) {
    long last = Long.MIN_VALUE;
    for (Candle candle : page.candles()) {
      long second = candle.openTime().getEpochSecond();
      assertTrue(ASKED.contains(second) && second > last && second % 3600 == 0);
      assertTrue(second + 3600 <= NOW.getEpochSecond());
      assertTrue(candle.low() > 0 && Double.isFinite(candle.high()) && candle.volume() >= 0);
      last = second;
    }
  }

  @Test
  void noPriceOfCoinbaseIsTakenUnlessItCanBe() throws Exception {
    fuzz(
        "Coinbase prices",
        Good.of(
                """
                {"trades":[{"price":"68923.67","time":"2026-04-07T00:28:58.544778Z"}],
                 "best_bid":"68923.66","best_ask":"68923.67"}
                """,
                "{\"trades\":[{\"price\":\"68923.67\",\"time\":\"2026-04-07T00:28:58Z\"}]}")
            .andRecorded("coinbase-advanced", "market-trades"),
        answer -> check(CoinbasePrices.read(answer)));
  }

  @Test
  void noPriceOfCryptoCompareIsTakenUnlessItCanBe() throws Exception {
    try (CryptoComparePrices prices = new CryptoComparePrices(SETTINGS, "k3y", 10, CLOCK)) {
      fuzz(
          "CryptoCompare prices",
          Good.of(
              """
              {"RAW":{"BTC":{"USD":{"PRICE":62123.4,"LASTUPDATE":1790000000}},
                      "DOGE":{"USD":{"PRICE":0.0812,"LASTUPDATE":1790000001}}}}
              """,
              "{\"Response\":\"Error\",\"Message\":\"no data\",\"Type\":2}"),
          answer -> check(prices.read(answer, COINS)));
    }
  }

  @Test
  void noPriceOfCoinGeckoIsTakenUnlessItCanBe() throws Exception {
    try (CoinGeckoPrices prices = new CoinGeckoPrices(SETTINGS, Optional.of("k3y"), 10, CLOCK)) {
      fuzz(
          "CoinGecko prices",
          Good.of(
                  """
                  {"bitcoin":{"usd":62123.45,"last_updated_at":1790000000},
                   "dogecoin":{"usd":0.0812,"last_updated_at":1790000000}}
                  """)
              .andRecorded("coingecko", "simple-price"),
          answer -> check(prices.read(answer)));
    }
  }

  @Test
  void noCandleOfCoinbaseIsTakenUnlessItCanBe() throws Exception {
    fuzz(
        "Coinbase candles",
        Good.of(
                """
                {"candles":[{"start":"1712192400","low":"66055.14","high":"66331.99",
                  "open":"66312.4","close":"66181.6","volume":"355.82896243"},
                 {"start":"1712188800","low":"66055.14","high":"66331.99","open":"66312.4",
                  "close":"66181.6","volume":"0"}]}
                """)
            .andRecorded("coinbase-advanced", "candles-BTC-USD-ONE_HOUR"),
        answer -> check(CoinbaseCandles.read(answer, URL, BTC, Timeframe.H1, ASKED)));
  }

  @Test
  void noCandleOfCryptoCompareIsTakenUnlessItCanBe() throws Exception {
    CryptoCompareCandles feed = new CryptoCompareCandles(SETTINGS, "k3y", CLOCK, pause -> {});
    fuzz(
        "CryptoCompare candles",
        Good.of(
            """
            {"Response":"Success","Data":{"Data":[{"time":1712188800,"high":74478.39,
              "low":72476.19,"open":74348.55,"volumefrom":27233.93,"volumeto":1995371003.86,
              "close":73531.95},{"time":1712192400,"high":0,"low":0,"open":0,"volumefrom":0,
              "close":0}]}}
            """),
        answer -> check(feed.read(answer, URL, BTC, Timeframe.H1, ASKED)));
  }

  @Test
  void noTimeOfCoinbaseIsTakenUnlessItCanBe() throws Exception {
    fuzz(
        "Coinbase time",
        Good.of("{\"iso\":\"2025-01-31T07:24:45Z\",\"epochMillis\":\"1738308285753\"}")
            .andRecorded("coinbase-advanced", "time"),
        answer -> {
          Duration since = Duration.between(Instant.EPOCH, CoinbaseTime.time(answer));
          assertTrue(since.toMillis() >= 0, since::toString);
        });
  }

  @Test
  void onlyAClearYesOfTheRemoteKillSwitchKills() throws Exception {
    fuzz(
        "Remote kill switch",
        Good.of("{\"kill\":true}", "{\"kill\":false,\"note\":[1,2,{\"a\":null}]}"),
        RemoteKillSwitch::read);
  }

  @Test
  void noFileOfCandlesIsTakenUnlessItCanBe() throws Exception {
    String row = ",28923.63,29031.34,28690.17,28995.13,2311.811445\n";
    String header = "timestamp,open,high,low,close,volume\n";
    Path file = folder.resolve("BTC-USD-1h.csv");
    CsvCandles candles = new CsvCandles(folder);
    Fuzzing.run(
        "CSV candles",
        Form.CSV,
        Good.of(
                header + "2021-01-01T00:00:00Z" + row + "2021-01-01T01:00:00Z" + row,
                "1609459200" + row + "1609462800000" + row,
                header + "2021-01-01T00:00:00+00:00" + row + "\n2021-01-01T03:00:00Z" + row)
            .inputs(),
        input -> {
          Files.write(file, input);
          try {
            check(candles.loadAll(List.of(BTC), Timeframe.H1).get(0));
            return true;
          } catch (CandleDataException | FeedException e) {
            assertTrue(String.valueOf(e.getMessage()).length() < 1000, "a message without end");
            return false;
          }
        });
  }

  private static void check(CandleSeries series) {
    for (int i = 0; i < series.size(); i++) {
      assertTrue(series.low()[i] > 0 && series.high()[i] < Double.POSITIVE_INFINITY);
      assertTrue(series.open()[i] >= series.low()[i] && series.close()[i] <= series.high()[i]);
    }
  }
}
