package io.cryptobot.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.cryptobot.config.ConfigDefaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The daemon of {@code --paper} with its real feeds, whose service is broken while a buy signal
 * stands and mended a little later: the loop goes on, the error is logged, nothing is bought before
 * a sound price is there, and then it is.
 */
class PaperFeedsTest {
  private static final int CANDLES = 900;
  private static final Instant START =
      CandleFolder.START.plus(Duration.ofHours(CANDLES)).plusSeconds(60);
  private static final Instant MENDED = START.plusSeconds(25);
  private static final Instant END = START.plusSeconds(150);
  private static final String TICKERS = "/api/v3/brokerage/market/products/.*/ticker";

  /** What a broken service answers in place of the one that works, which is behind it. */
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir private Path home;

  private final MovingClock clock = new MovingClock(START);
  private final CliHarness cli = new CliHarness(Path.of(""), clock, clock);
  private volatile String tradesWhenMended = "not reached";
  private Runnable mend = () -> {};
  private FakeCoinbase coinbase;

  @BeforeEach
  void aBuySignalStands() throws IOException {
    Path recorded = home.resolve("recorded");
    CandleFolder candles = CandleFolder.in(recorded, CANDLES);
    String[] last = Files.readAllLines(candles.file("SOL-USD")).get(CANDLES).split(",");
    double close = Double.parseDouble(last[1]) * 1.04;
    candles.replaceRow(
        "SOL-USD",
        CANDLES,
        String.format(
            Locale.ROOT, "%s,%s,%.5f,%s,%.5f,9000", last[0], last[1], close, last[3], close));
    ConfigDefaults.writeMissingFolder(home.resolve("config"));
    coinbase = new FakeCoinbase(recorded, START);
    coinbase.serve(home);
    replace("connections.json", coinbase.url(), SERVER.baseUrl());
    replace("connections.json", "https://min-api.cryptocompare.com", SERVER.baseUrl());
    replace(
        "settings_aggressive.json",
        "\"entry_needs_no_exit_signal\": true",
        "\"entry_needs_no_exit_signal\": false");
    replace(
        "settings_conservative.json",
        "\"entry_needs_no_exit_signal\": true",
        "\"entry_needs_no_exit_signal\": false");
    SERVER.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().proxiedFrom(coinbase.url())));
  }

  @AfterEach
  void end() {
    coinbase.close();
  }

  private void replace(String file, String old, String now) throws IOException {
    Path path = home.resolve("config").resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(old), old);
    Files.writeString(path, text.replace(old, now));
  }

  private void broken(ResponseDefinitionBuilder answer) {
    broken(TICKERS, answer);
  }

  private void broken(String path, ResponseDefinitionBuilder answer) {
    SERVER.stubFor(get(urlPathMatching(path)).atPriority(2).willReturn(answer));
    mend = this::works;
  }

  private void works() {
    SERVER.stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().proxiedFrom(coinbase.url())));
  }

  /** Runs the daemon over the time in which the service is broken, and some more. */
  private void run() {
    // The candles come in real time; the first look at prices is the first moment that counts.
    clock.mayPass = () -> Files.exists(home.resolve("data/heartbeat.json"));
    boolean[] isMended = {false};
    clock.onTime =
        time -> {
          synchronized (isMended) {
            if (!isMended[0] && !time.isBefore(MENDED)) {
              isMended[0] = true;
              tradesWhenMended = rows("trade_log.csv").toString();
              mend.run();
            }
            if (!time.isBefore(END)) {
              flag();
            }
          }
        };
    assertEquals(0, cli.run("--paper", "--interval", "10", "--home", home.toString()), cli.err());
    assertTrue(cli.out().contains("Kill switch activated"), cli.out());
  }

  private void flag() {
    try {
      Files.writeString(home.resolve("data/kill_switch.flag"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> rows(String log) {
    Path file = home.resolve("data").resolve(log);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> errors(String text) {
    return rows("error_log.csv").stream()
        .filter(row -> row.contains("API_ERROR") && row.contains(text))
        .toList();
  }

  /** Nothing was bought while the service was broken, and SOL was once it was mended. */
  private void assertThatTheLoopWentOn(String error) {
    assertEquals("[]", tradesWhenMended, "nothing is traded without a sound price");
    assertFalse(errors(error).isEmpty(), rows("error_log.csv").toString());
    assertEquals(2, rows("trade_log.csv").size(), rows("signal_log.csv").toString());
    assertTrue(rows("trade_log.csv").get(1).contains("SOL-USD,BUY"));
  }

  @Test
  void withASoundPriceTheSignalIsBought() {
    run();
    assertTrue(tradesWhenMended.contains("SOL-USD,BUY"), tradesWhenMended);
    assertEquals(List.of(), rows("error_log.csv"));
  }

  @Test
  void aConnectionThatIsResetIsAskedAgain() {
    broken(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    run();
    assertThatTheLoopWentOn("the connection failed");
  }

  @Test
  void anAnswerThatDripsBeyondTheTimeLimitIsGivenUp() throws IOException {
    replace("connections.json", "\"timeout_seconds\": 10", "\"timeout_seconds\": 1");
    broken(okJson("{\"trades\": []}").withChunkedDribbleDelay(10, 60_000));
    run();
    assertThatTheLoopWentOn("did not answer in time");
  }

  @Test
  void aServiceThatAsksToBeLeftAloneIsLeftAlone() {
    broken(aResponse().withStatus(429).withHeader("Retry-After", "30"));
    mend =
        () -> {
          SERVER.verify(CandleFolder.COINS.size(), getRequestedFor(urlPathMatching(TICKERS)));
          works();
        };
    run();
    assertThatTheLoopWentOn("HTTP 429");
    assertFalse(errors("is left alone until").isEmpty());
  }

  @Test
  void aCoinThatTheServiceDoesNotHaveIsNotTradedAndTheOthersAre() {
    broken(
        TICKERS.replace(".*", "SOL-USD"),
        aResponse().withStatus(404).withBody("{\"error\":\"NOT_FOUND\"}"));
    mend =
        () -> {
          assertTrue(
              rows("signal_log.csv").stream().anyMatch(row -> row.contains(",BTC-USD,")),
              "the other coins are judged meanwhile");
          works();
        };
    run();
    assertThatTheLoopWentOn("SOL-USD");
  }

  private void solByAClockThatIs(Duration ahead) {
    double price = Double.parseDouble(lastClose("SOL-USD"));
    String book =
        String.format(
            Locale.ROOT,
            "{\"trades\":[],\"best_bid\":\"%f\",\"best_ask\":\"%f\"}",
            price,
            price * 1.0001);
    ZonedDateTime date = START.plus(ahead).atZone(ZoneOffset.UTC);
    broken(
        TICKERS.replace(".*", "SOL-USD"),
        okJson(book).withHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date)));
  }

  @Test
  void aServiceWhoseClockIsBehindSellsNoOldPriceAsANewOne() {
    solByAClockThatIs(Duration.ofMinutes(-10));
    run();
    assertThatTheLoopWentOn("coinbase tells old prices");
    assertTrue(
        rows("signal_log.csv").stream().anyMatch(row -> row.endsWith("False,stale_price")),
        rows("signal_log.csv").toString());
  }

  @Test
  void aServiceWhoseClockIsAheadChangesNothing() {
    solByAClockThatIs(Duration.ofMinutes(10));
    mend = () -> {};
    run();
    assertTrue(tradesWhenMended.contains("SOL-USD,BUY"), tradesWhenMended);
  }

  @Test
  void anErrorOfCryptoCompareThatComesAsHttp200IsOne() throws IOException {
    replace(
        "connections.json",
        "\"feeds\": [\"coinbase\"]",
        "\"feeds\": [\"coinbase\", \"cryptocompare\"]");
    broken(aResponse().withStatus(500));
    Files.writeString(
        home.resolve("config/credentials.json"), "{\"cryptocompare\": {\"api_key\": \"k\"}}");
    String path = "/data/pricemultifull";
    SERVER.stubFor(
        get(urlPathMatching(path))
            .atPriority(2)
            .willReturn(
                okJson("{\"Response\":\"Error\",\"Message\":\"over the limit\",\"Type\":99}")));
    mend = () -> SERVER.stubFor(get(urlPathMatching(path)).atPriority(1).willReturn(okJson(raw())));
    run();
    assertThatTheLoopWentOn("over the limit");
  }

  private String lastClose(String coin) {
    try {
      List<String> candles = Files.readAllLines(home.resolve("recorded").resolve(coin + "-1h.csv"));
      return candles.get(candles.size() - 1).split(",")[4];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String raw() {
    StringBuilder coins = new StringBuilder();
    for (String coin : CandleFolder.COINS) {
      coins
          .append(coins.length() == 0 ? "" : ",")
          .append('"')
          .append(coin, 0, coin.indexOf('-'))
          .append("\":{\"USD\":{\"PRICE\":")
          .append(lastClose(coin))
          .append(",\"LASTUPDATE\":")
          .append(clock.instant().plus(Duration.ofHours(1)).getEpochSecond())
          .append("}}");
    }
    return "{\"RAW\":{" + coins + "}}";
  }
}
