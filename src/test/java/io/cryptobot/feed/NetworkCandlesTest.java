package io.cryptobot.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import io.cryptobot.time.Sleeper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkCandlesTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final Coin ETH = new Coin("ETH-USD");
  private static final Instant FROM = Instant.parse("2021-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2021-01-01T08:00:00Z");

  @TempDir Path folder;

  private final Clock clock = Clock.fixed(Instant.parse("2021-06-01T00:00:00Z"), ZoneOffset.UTC);
  private final FakeFeed coinbase = new FakeFeed("coinbase", clock);
  private final FakeFeed cryptocompare = new FakeFeed("cryptocompare", clock);

  @Test
  void givesASeriesPerCoinInTheirOrder() {
    List<CandleSeries> series = candles(ETH, BTC);

    assertEquals(List.of(ETH, BTC), series.stream().map(CandleSeries::coin).toList());
    assertEquals(List.of(8, 8), series.stream().map(CandleSeries::size).toList());
    assertEquals(List.of(), cryptocompare.requests());
  }

  @Test
  void aSingleCoinIsASeries() {
    assertEquals(8, source().candles(BTC, Timeframe.H1, FROM, TO).size());
    assertEquals("network", source().name());
  }

  @Test
  void anotherFeedServesWhereTheFirstIsDown() {
    coinbase.failAfter(0);

    assertEquals(8, candles(BTC, ETH).get(1).size());

    assertEquals(1, coinbase.requests().size(), "a feed that is down is not asked again");
    assertEquals(4, cryptocompare.requests().size());
  }

  @Test
  void theFeedsOfACoinAreNotMixed() {
    coinbase.failAfter(1);

    candles(BTC);

    assertEquals(2, cryptocompare.requests().size(), "it is asked for the whole window");
    assertTrue(Files.exists(folder.resolve("coinbase/BTC-USD-1h.csv")));
    assertTrue(Files.exists(folder.resolve("cryptocompare/BTC-USD-1h.csv")));
  }

  @Test
  void aCoinThatTheFirstFeedLacksIsAskedOfTheNextAndTheOthersAreNot() {
    coinbase.refuse(BTC);

    candles(BTC, ETH);

    assertEquals(3, coinbase.requests().size());
    assertEquals(2, cryptocompare.requests().size());
  }

  @Test
  void withoutANetworkTheCacheServes() {
    candles(BTC, ETH);
    coinbase.requests();
    coinbase.failAfter(0);

    assertEquals(8, candles(BTC, ETH).get(0).size());
    assertEquals(List.of(), coinbase.requests());
  }

  @Test
  void withoutANetworkTheCoinsInTheCacheOfAFeedThatIsDownAreServed() {
    candles(ETH);
    coinbase.failAfter(0);
    cryptocompare.requests();

    assertEquals(8, candles(BTC, ETH).get(1).size());
    assertTrue(cryptocompare.requests().stream().noneMatch(r -> r.startsWith("ETH")));
  }

  @Test
  void whatIsMissingIsNamedWithTheWaysToDoWithoutANetwork() {
    source().candles(ETH, Timeframe.H1, FROM, FROM.plusSeconds(3 * 3600));
    coinbase.failAfter(0);
    cryptocompare.failAfter(0);

    String message = assertThrows(FeedException.class, () -> candles(BTC, ETH)).getMessage();

    assertEquals(
        "The 1h candles of BTC-USD from 2021-01-01T00:00:00Z to 2021-01-01T08:00:00Z,"
            + " ETH-USD from 2021-01-01T03:00:00Z to 2021-01-01T08:00:00Z"
            + " are not in the cache and could not be downloaded: coinbase is down;"
            + " cryptocompare is down. Without a network, --csv DIR takes candles from a folder"
            + " of files, and --sample tries the bot on prices that the program makes up.",
        message);
  }

  @Test
  void anInterruptIsNotTakenForAReasonToAskTheNextFeed() {
    coinbase.failAfter(0);
    Thread.currentThread().interrupt();

    FeedException failure = assertThrows(FeedException.class, () -> candles(BTC));

    assertTrue(Thread.interrupted());
    assertFalse(failure.getMessage().contains("--sample"));
    assertEquals(List.of(), cryptocompare.requests());
  }

  private List<CandleSeries> candles(Coin... coins) {
    return source().candles(List.of(coins), Timeframe.H1, FROM, TO);
  }

  private NetworkCandles source() {
    Sleeper sleeper = new RecordingSleeper();
    return new NetworkCandles(
        List.of(
            new CandleCache(folder, coinbase, clock, new WholeFiles(FileLayer.DISK, sleeper)),
            new CandleCache(folder, cryptocompare, clock, new WholeFiles(FileLayer.DISK, sleeper))),
        DownloadProgress.NONE);
  }
}
