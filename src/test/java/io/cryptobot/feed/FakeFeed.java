package io.cryptobot.feed;

import io.cryptobot.market.Candle;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Timeframe;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** A market that has a candle at each open time but where told otherwise; four to a page. */
final class FakeFeed implements CandleFeed {
  static final int PAGE = 4;

  private final String name;
  private final Clock clock;
  private final List<String> requests = new ArrayList<>();
  private final Set<Instant> holes = new HashSet<>();
  private final Map<Coin, FeedException> refusals = new HashMap<>();
  private int pagesUntilOutage = Integer.MAX_VALUE;

  FakeFeed(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  void hole(String openTime) {
    holes.add(Instant.parse(openTime));
  }

  void trade(String openTime) {
    holes.remove(Instant.parse(openTime));
  }

  void refuse(Coin coin) {
    refusals.put(coin, FeedException.ofCoin(name + " does not know " + coin));
  }

  void failAfter(int pages) {
    pagesUntilOutage = pages;
  }

  /** Since the last call: {@code BTC-USD 2021-01-01T00:00:00Z to 2021-01-01T04:00:00Z}. */
  List<String> requests() {
    List<String> made = List.copyOf(requests);
    requests.clear();
    return made;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int candlesPerPage(Timeframe timeframe) {
    return PAGE;
  }

  @Override
  public CandlePage page(Coin coin, Timeframe timeframe, long fromSecond, long toSecond) {
    requests.add(
        coin + " " + Instant.ofEpochSecond(fromSecond) + " to " + Instant.ofEpochSecond(toSecond));
    if (pagesUntilOutage-- <= 0) {
      throw FeedException.ofService(name + " is down");
    }
    if (refusals.containsKey(coin)) {
      throw refusals.get(coin);
    }
    List<Candle> candles =
        LongStream.iterate(fromSecond, t -> t < toSecond, t -> t + timeframe.seconds())
            .mapToObj(Instant::ofEpochSecond)
            .filter(open -> !holes.contains(open))
            .map(open -> new Candle(open, 10, 12, 9, 11, 0.000001))
            .toList();
    return new CandlePage(candles, clock.instant());
  }
}
